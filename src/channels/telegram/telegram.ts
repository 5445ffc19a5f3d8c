import { type Channel, type Ear, type Pace } from '../channel.ts';
import { type Clock } from '../../domain/time/clock.ts';
import { type BotApi, createBotApi } from './bot-api.ts';
import { createCarriers } from './carriers.ts';
import { isTokenFault } from './failure.ts';
import { createFetchFile } from './fetch-file.ts';
import { type Webhook } from './greet.ts';
import { type HealthWords } from './health-words.ts';
import { createHearUpdate, type HearUpdate } from './hear-update.ts';
import { type Log } from '../../domain/log.ts';
import { type OutgoingFile } from '../outgoing-file.ts';
import { type Running, createRunning } from './running.ts';
import { createSendFile } from './send-file.ts';
import { createSender } from './sender.ts';
import { type Status, createStatus } from './status.ts';
import { type Timing, earnest } from './timing.ts';
import { type PushOutcome, takePushed } from './webhook-door.ts';
import { abortAfter } from './abort-after.ts';

/** What the Telegram channel is made of. */
export interface TelegramOptions {
  readonly token: string;
  /** A Bot API server of one's own; null for Telegram's. */
  readonly apiRoot: string | null;
  /** Null: the channel asks for updates itself. */
  readonly webhook: Webhook;
  readonly clock: Clock;
  /** How it is, for a person. */
  readonly words: HealthWords;
  readonly log: Log;
  /** The bytes behind a `ref` of ours that is to be sent (`flow:…`, `kept:…`). */
  readonly readFile: (ref: string) => Promise<OutgoingFile>;
  readonly timing?: Partial<Timing>;
}

/** The Telegram channel: the port, and the door for updates that Telegram pushes. */
export interface TelegramChannel extends Channel {
  /** Rejects when the update could not be kept: answer 503, Telegram pushes it again. */
  readonly handleWebhook: (secretHeader: string | undefined, body: unknown) => Promise<PushOutcome>;
  /** Lets this process take pushed updates although another one holds the channel. */
  readonly listen: (ear: Ear) => void;
  /** The bot's user name, for links of the form `t.me/<name>?start=<code>`; null until Telegram told it. */
  botName(): string | null;
}

/** Telegram's approximate limits for a bot. */
const pace: Pace = { perSecond: 25, chatEvery: 1000, chatBurst: 5 };

/** Makes the Telegram channel of one bot. Nothing is sent before `start` or `send`. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const timing = { ...earnest, ...options.timing };
  const { webhook, clock, log } = options;
  const api = createBotApi({ ...options, connectLimit: timing.connectLimit });
  const status = createStatus({
    ...options,
    onChange: (state, trouble) => {
      log(trouble === null ? 'info' : 'warn', 'Telegram channel', { state, trouble: trouble ?? 'none' });
    },
  });
  const { begin, leave, ...files } = createSending({ options, timing, api, status });
  let running: Running | null = null;
  let pushed: HearUpdate | null = null;
  const stop = async () => {
    const last = running;
    running = null;
    leave();
    await last?.stop();
  };
  return {
    name: 'telegram',
    pace,
    repeatable: false,
    start: async (ear) => {
      await stop();
      begin();
      running = createRunning({ bot: botOf(options.token), ear, api, webhook, status, clock, timing, log });
      await running.begin();
    },
    ...files,
    health: () => status.health(),
    stop,
    handleWebhook: (secretHeader, body) =>
      takePushed({ secretHeader, body }, { webhook, hear: running?.hear ?? pushed ?? refuseToHear }),
    listen: (ear) => {
      pushed = createHearUpdate({ bot: botOf(options.token), ear, api, log, callLimit: timing.callLimit });
    },
    botName: () => running?.botName() ?? null,
  };
}

/** A token is the bot's number, a colon and the secret; a new secret is still the same bot. */
function botOf(token: string): string {
  return token.split(':', 1)[0] ?? '';
}

/** Nobody listens, so nothing may count as taken. */
function refuseToHear(): Promise<never> {
  return Promise.reject(new Error('The Telegram channel is not running.'));
}

interface Parts {
  readonly options: TelegramOptions;
  readonly timing: Timing;
  readonly api: BotApi;
  readonly status: Status;
}

interface Sending extends Pick<Channel, 'prepare' | 'send' | 'fetch'> {
  /** The channel is ours to send over from now on, and no more. */
  readonly begin: () => void;
  readonly leave: () => void;
}

function createSending({ options, timing, api, status }: Parts): Sending {
  const fetchFile = createFetchFile({ api, timing });
  const carriers = createCarriers(timing);
  let leaving = new AbortController();
  const send = createSender({
    api,
    sendFile: createSendFile({ readFile: options.readFile, fetchFile, timing, onArrived: carriers.arrived }),
    callLimit: timing.callLimit,
    leaving: () => leaving.signal,
    onFault: (fault) => {
      if (isTokenFault(fault)) {
        status.trouble('token');
      }
    },
    onTaken: () => {
      // Nobody polls behind a webhook, so a send is what shows that the token works again.
      if (options.webhook !== null && status.sinceOf('token') !== undefined) {
        status.on();
      }
    },
  });
  return {
    prepare: carriers.turn,
    send: (message, onPart) => carriers.carry(message, () => send(message, onPart)),
    fetch: (media) =>
      abortAfter({ limit: timing.callLimit }, (signal, more) => fetchFile(media, { signal, more })),
    begin: () => {
      leaving = new AbortController();
    },
    leave: () => {
      leaving.abort();
      carriers.release();
    },
  };
}
