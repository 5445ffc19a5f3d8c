import { realClock } from '../../../src/system/clock.ts';
import { healthWords } from '../health-words.ts';
import { type Channel, type Ear } from '../../../src/channels/channel.ts';
import { createKeep } from '../../../src/channels/whatsapp/account/keep.ts';
import { type LiveSocket, type WhatsAppPart } from '../../../src/channels/whatsapp/live-socket.ts';
import { createSeal } from '../../../src/channels/whatsapp/account/seal.ts';
import {
  createWhatsApp,
  type WhatsAppChannel,
  type WhatsAppOptions,
  type WhatsAppView,
} from '../../../src/channels/whatsapp/whatsapp.ts';
import { type Clock } from '../../../src/domain/time/clock.ts';
import { type Log } from '../../../src/domain/log.ts';
import { until } from '../until.ts';
import { trust } from '../../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';

/** A WhatsApp channel on a WhatsApp of its own. */
export interface WhatsAppStage {
  readonly server: WhatsAppServer;
  readonly vault: MemoryVault;
  readonly channel: WhatsAppChannel;
  /** The sockets so far, oldest first, and which of them are still bound. */
  readonly lives: readonly LiveSocket[];
  bound(): number;
  readonly logged: readonly Parameters<Log>[];
  start(): Promise<void>;
  /** Starts, shows the QR to the phone, and waits until the connection stands. */
  link(): Promise<void>;
  /** Waits until a look at the channel shows this. */
  untilView(holds: (view: WhatsAppView) => boolean): Promise<WhatsAppView>;
  /** Another channel on the same vault, as after a restart. */
  again(more?: Partial<StageOptions>): WhatsAppStage;
  /** The same, once its connection stands. */
  resumed(more?: Partial<StageOptions>): Promise<WhatsAppStage>;
  stop(): Promise<void>;
}

/** What a test may choose. */
export interface StageOptions {
  readonly server: WhatsAppServer;
  readonly vault: MemoryVault;
  readonly clock: Clock;
  readonly key: Uint8Array;
  readonly random: () => number;
  readonly parts: readonly WhatsAppPart[];
  readonly ear: Ear;
  readonly prepare: Channel['prepare'];
  readonly send: Channel['send'];
  readonly fetch: WhatsAppOptions['fetch'];
}

/** Makes the server, the store and the channel. The parts, and what sends, are the test's. */
export async function createWhatsAppStage(more: Partial<StageOptions> = {}): Promise<WhatsAppStage> {
  const server = more.server ?? (await createWhatsAppServer());
  trust(server);
  return stageOn({ ...standIns(server), ...more });
}

function standIns(server: WhatsAppServer): StageOptions {
  return {
    server,
    vault: createMemoryVault(),
    clock: realClock,
    key: new Uint8Array(32).fill(7),
    random: () => 0.01,
    parts: [],
    ear: {
      message: () => Promise.resolve(),
      reach: () => Promise.resolve(),
      progress: () => Promise.resolve(),
      byHand: () => Promise.resolve(),
      takenBack: () => Promise.resolve(),
    },
    prepare: () => Promise.resolve(),
    send: () => Promise.resolve({ networkId: null }),
    fetch: () => Promise.resolve(new Uint8Array()),
  };
}

function stageOn(options: StageOptions): WhatsAppStage {
  const { server, vault, clock, key, random, parts, ear, prepare, send, fetch } = options;
  const lives: LiveSocket[] = [];
  const logged: Parameters<Log>[] = [];
  let bound = 0;
  const watching: WhatsAppPart = {
    attach: (live) => {
      lives.push(live);
      bound++;
      return () => {
        bound--;
      };
    },
  };
  const facts = new Map<string, string>();
  const channel = createWhatsApp({
    keep: createKeep({ vault, seal: createSeal(key), account: '1' }),
    account: '1',
    socketUrl: server.url,
    facts: {
      getFact: (name) => Promise.resolve(facts.get(name)),
      putFact: (name, value) => Promise.resolve(void facts.set(name, value)),
    },
    clock,
    timezone: 'Asia/Jakarta',
    words: healthWords.whatsapp,
    log: (...line) => void logged.push(line),
    parts: [...parts, watching],
    prepare,
    send,
    fetch,
    pace: null,
    random,
  });
  const start = (): Promise<void> => channel.start(ear, 1);
  const untilView: WhatsAppStage['untilView'] = async (holds) => {
    let view = await channel.look();
    await until(async () => {
      view = await channel.look();
      return holds(view);
    });
    return view;
  };
  const again: WhatsAppStage['again'] = (changed = {}) => stageOn({ ...options, ...changed });
  return {
    server,
    vault,
    channel,
    lives,
    bound: () => bound,
    logged,
    start,
    link: async () => {
      await start();
      const { qr } = await untilView((view) => view.qr !== null);
      await server.phone.scan(qr ?? '');
      await untilView(({ state }) => state === 'on');
    },
    untilView,
    again,
    resumed: async (changed) => {
      const next = again(changed);
      await next.start();
      await next.untilView(({ state }) => state === 'on');
      return next;
    },
    stop: async () => {
      await channel.stop();
      await server.stop();
    },
  };
}
