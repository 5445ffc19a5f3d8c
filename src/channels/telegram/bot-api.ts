import { Agent } from 'node:http';
import { Telegram, TelegramError } from 'telegraf';
import { type Millis } from '../../domain/time/clock.ts';
import { createConnectingAgent } from './connecting-agent.ts';
import { CutShort, PageAnswered } from './fault.ts';
import { createWatchedCalls, type Progress } from './watched-calls.ts';

/** Where Telegram itself answers. */
const officialRoot = 'https://api.telegram.org';

/** How a call is made. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** Called when the last byte of it was handed to the network; before that nobody can have taken it. */
  readonly onWhole?: () => void;
}

/** Telegram's Bot API as this channel uses it. */
export interface BotApi {
  /**
   * Calls a method; rejects with PageAnswered, CutShort, or with what Telegraf threw, which may hold the token and the
   * text: never log it.
   */
  call(method: string, payload: object, options: CallOptions): Promise<unknown>;
  /** Where the bytes of a file lie. It holds the token: never log it. */
  fileUrl(path: string): URL;
}

/** As Node keeps connections by itself. */
const plain = { keepAlive: true, timeout: 5000 };

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
  const watched = createWatchedCalls();
  const telegram = new Telegram(token, { apiRoot: root, webhookReply: false });
  // As an option of its constructor Telegraf takes no agent for a root without TLS.
  telegram.options.agent = watched.watch(
    root.startsWith('http:') ? new Agent(plain) : createConnectingAgent({ limit: connectLimit }),
  );
  // Telegraf types the signal after a shim that Node's own does not match, and results as it hopes them to be.
  const callApi = telegram.callApi.bind(telegram) as unknown as Caller;
  return {
    call: (method, payload, { signal, onWhole = () => undefined }) =>
      watched.call({ onWhole, readFault }, () => callApi(method, payload, { signal })),
    fileUrl: (path) => new URL(`file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`, root),
  };
}

function readFault(fault: unknown, { whole, status }: Progress): unknown {
  if (status === null) {
    return whole ? fault : new CutShort(fault);
  }
  return fault instanceof TelegramError || status < 400 ? fault : new PageAnswered(status);
}
