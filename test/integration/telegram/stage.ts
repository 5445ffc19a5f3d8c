import { healthWords } from '../../support/health-words.ts';
import { setImmediate as turn } from 'node:timers/promises';
import { type Ear } from '../../../src/channels/channel.ts';
import { type TelegramChannel, createTelegram } from '../../../src/channels/telegram/telegram.ts';
import { type Timing } from '../../../src/channels/telegram/timing.ts';
import { type Webhook } from '../../../src/channels/telegram/greet.ts';
import { type FileMedia, type Incoming, type OutboundMessage } from '../../../src/domain/message.ts';
import { type TelegramServer, createTelegramServer } from '../../telegram-server/telegram-server.ts';

/** A person of the tests. */
export const siti = 8127364;

/** A file of ours, of any size. */
export const files = new Map<string, Buffer>();

type Reach = Parameters<Ear['reach']>[0];

/** A channel, the Telegram it talks to, and what it handed over. */
export interface Stage {
  readonly server: TelegramServer;
  readonly channel: TelegramChannel;
  readonly heard: Incoming[];
  readonly reached: Reach[];
  /** Waits that the channel would have made, in milliseconds. */
  readonly pauses: number[];
  /** What the channel said to the operator, as one text. */
  readonly logged: () => string;
  /** What the ear does with a message before it counts as durable. */
  keep: (incoming: Incoming) => Promise<void>;
  readonly ear: Ear;
  /** Starts the channel; other ears than the stage's own are for one test. */
  start(): Promise<void>;
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens a stage; waits of the channel pass at once and move its clock. */
export async function openStage(
  changes: {
    readonly webhook?: Webhook;
    readonly token?: string;
    readonly timing?: Partial<Timing>;
    /** Where the channel looks for Telegram, if not at the stage's own. */
    readonly apiRoot?: string;
  } = {},
): Promise<Stage> {
  const server = createTelegramServer();
  const ownRoot = await server.start();
  const pauses: number[] = [];
  const lines: string[] = [];
  let now = 1_746_361_845_000;
  const channel = createTelegram({
    token: changes.token ?? server.token,
    apiRoot: changes.apiRoot ?? ownRoot,
    webhook: changes.webhook ?? null,
    words: healthWords.telegram,
    clock: { now: () => now, at: () => () => undefined },
    log: (...line) => lines.push(JSON.stringify(line)),
    readFile: (ref) => {
      const bytes = files.get(ref);
      return bytes === undefined
        ? Promise.reject(new Error(`no ${ref}`))
        : Promise.resolve({ bytes, name: ref.slice(5), mime: 'application/octet-stream' });
    },
    timing: {
      pause: async (wait) => {
        pauses.push(wait);
        now += wait;
        await turn();
      },
      ...changes.timing,
    },
  });
  const ear: Ear = {
    message: async (incoming) => {
      stage.heard.push(incoming);
      server.log.stir();
      await stage.keep(incoming);
    },
    byHand: () => Promise.resolve(),
    takenBack: () => Promise.resolve(),
    reach: (news) => {
      stage.reached.push(news);
      server.log.stir();
      return Promise.resolve();
    },
    progress: () => Promise.resolve(),
  };
  const stage: Stage = {
    server,
    channel,
    heard: [],
    reached: [],
    pauses,
    logged: () => lines.join('\n'),
    keep: () => Promise.resolve(),
    ear,
    start: () => channel.start(ear, 0),
    until: (condition) => server.log.until(condition),
    close: async () => {
      await channel.stop();
      await server.stop();
    },
  };
  return stage;
}

/** A message to Siti. */
export function message(changes: Partial<OutboundMessage>): OutboundMessage {
  const plain = {
    text: '',
    choices: [],
    question: null,
    media: [],
    solicited: true,
    urgent: false,
    met: true,
  };
  return { id: 'm1', to: `telegram:${siti}`, ...plain, ...changes };
}

/** A file to be sent. */
export function outgoing(kind: FileMedia['kind'], ref: string): FileMedia {
  return { kind, ref, name: null, mime: null, bytes: null };
}
