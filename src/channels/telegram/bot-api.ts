import { Telegram } from 'telegraf';
import { type Millis } from '../../domain/time/clock.ts';
import { createConnectingAgent } from './connecting-agent.ts';

/** Where Telegram itself answers. */
const officialRoot = 'https://api.telegram.org';

/** Telegram's Bot API as this channel uses it. */
export interface BotApi {
  /** Calls a method; rejects with what Telegraf threw, which may hold the token and the text: never log it. */
  call(method: string, payload: object, signal: AbortSignal): Promise<unknown>;
  /** Where the bytes of a file lie. It holds the token: never log it. */
  fileUrl(path: string): URL;
}

type Caller = (
  method: string,
  payload: object,
  options: { readonly signal: AbortSignal },
) => Promise<unknown>;

/** Opens the API of one bot. Nothing is sent yet. */
export function createBotApi({
  token,
  apiRoot,
  connectLimit,
}: {
  readonly token: string;
  readonly apiRoot: string | null;
  readonly connectLimit: Millis;
}): BotApi {
  const root = `${(apiRoot ?? officialRoot).replace(/\/+$/, '')}/`;
  const telegram = new Telegram(token, {
    apiRoot: root,
    webhookReply: false,
    agent: createConnectingAgent({ limit: connectLimit }),
  });
  // Telegraf types the signal after a shim that Node's own does not match, and results as it hopes them to be.
  const callApi = telegram.callApi.bind(telegram) as unknown as Caller;
  return {
    call: (method, payload, signal) => callApi(method, payload, { signal }),
    fileUrl: (path) => new URL(`file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`, root),
  };
}
