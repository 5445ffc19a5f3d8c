import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { type ByHand, type Ear } from '../../../src/channels/channel.ts';
import {
  createInbound,
  type Inbound,
  type InboundParts,
} from '../../../src/channels/whatsapp/inbound/create-inbound.ts';
import { endSocket } from '../../../src/channels/whatsapp/connection/end-socket.ts';
import { createKeep } from '../../../src/channels/whatsapp/account/keep.ts';
import { type LiveSocket } from '../../../src/channels/whatsapp/live-socket.ts';
import { createSeal } from '../../../src/channels/whatsapp/account/seal.ts';
import { realClock } from '../../../src/system/clock.ts';
import { type Incoming } from '../../../src/domain/message.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { trust } from '../../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { until } from '../../support/until.ts';
import { type ClientMemory, connect, linkByQr, type RawClient } from '../whatsapp-server/raw-client.ts';

/** The way in of an account, on a client that the test connects and cuts off. */
export interface InboundStage {
  readonly heard: Incoming[];
  readonly byHand: ByHand[];
  readonly takenBack: Parameters<Ear['takenBack']>[0][];
  /** What was heard, as texts. */
  texts(): readonly string[];
  /** How many decrypted messages nobody has handled. */
  waiting(): Promise<number>;
  /** Resolves when all have been handled. */
  emptied(): Promise<void>;
  /** Connects the client, and waits until it has been given what waited. */
  connect(): Promise<RawClient>;
  /** Ends the client as a stop of the program does. */
  disconnect(): Promise<void>;
  /** Ends the client, and the store with it. */
  end(): Promise<void>;
  /** Ends it as a kill does: what is under way is lost. */
  kill(): Promise<void>;
  readonly inbound: () => Inbound;
  readonly live: () => LiveSocket;
  /** While it gives a fault, the ear throws it. */
  fault: Error | null;
  /** While true the ear never answers: the process is about to die. */
  deaf: boolean;
}

/** What a test of the way in finds: a server with a linked client, and a connected stage of its own. */
export interface InboundSet {
  readonly server: WhatsAppServer;
  readonly memory: ClientMemory;
  readonly stage: InboundStage;
  /** Resolves when so many messages were heard. */
  readonly hears: (count: number) => Promise<void>;
}

/** Sets a stage anew for each test of a file, all on one server, and hands it to `take`. */
export function onInboundStage(take: (set: InboundSet) => void, options: Partial<InboundParts> = {}): void {
  let server: WhatsAppServer;
  let memory: ClientMemory;
  let stage: InboundStage;
  beforeAll(async () => {
    server = await createWhatsAppServer();
    trust(server);
    memory = await linkByQr(server);
  });
  beforeEach(async () => {
    const mediaHost = `https://${server.media.host()}`;
    stage = await createInboundStage(server, memory, { mediaHost, ...options });
    await stage.connect();
    take({ server, memory, stage, hears: (count) => server.until(() => stage.heard.length >= count) });
  });
  afterEach(() => stage.end());
  afterAll(() => server.stop());
}

/** Sets a stage for a linked client. */
async function createInboundStage(
  server: WhatsAppServer,
  memory: ClientMemory,
  options: Partial<InboundParts> = {},
): Promise<InboundStage> {
  const store = await openEmbeddedStore({ path: ':memory:', now: realClock.now });
  const keep = createKeep({ vault: store.vault, seal: createSeal(randomBytes(32)), account: 'utama' });
  const make = () =>
    createInbound({
      keep,
      clock: realClock,
      log: () => undefined,
      isOurs: () => Promise.resolve(false),
      ...options,
    });
  let inbound = make();
  let client: RawClient | null = null;
  let live: LiveSocket | null = null;
  let detach: () => unknown = () => undefined;
  const seen = new Set<string>();
  const answer = (take: () => void): Promise<void> => {
    if (stage.fault) {
      return Promise.reject(stage.fault);
    }
    if (stage.deaf) {
      return new Promise(() => undefined);
    }
    take();
    server.log.stir();
    return Promise.resolve();
  };
  const ear: Ear = {
    message: (incoming) =>
      answer(() => {
        const names = [incoming.key, ...(incoming.formerKeys ?? [])];
        if (!names.some((each) => seen.has(each))) {
          stage.heard.push(incoming);
        }
        names.forEach((each) => seen.add(each));
      }),
    byHand: (said) => answer(() => stage.byHand.push(said)),
    takenBack: (message) => answer(() => stage.takenBack.push(message)),
    reach: () => Promise.resolve(),
    progress: () => Promise.resolve(),
  };
  const stage: InboundStage = {
    heard: [],
    byHand: [],
    takenBack: [],
    fault: null,
    deaf: false,
    texts: () => stage.heard.map(({ message }) => message.text),
    waiting: async () => (await keep.list('inbox', { after: '', limit: 99 })).length,
    emptied: () => until(async () => (await stage.waiting()) === 0),
    connect: async () => {
      const made = connect(server, memory, inbound.configure?.(baileys) ?? {});
      live = { baileys, sock: made.sock, account: 'utama', generation: 1, ear };
      detach = inbound.attach(live);
      client = made;
      await server.until(() => made.state.calm && made.state.connection === 'open');
      return made;
    },
    disconnect: async () => {
      await detach();
      await (client && endSocket(client.sock));
    },
    end: async () => {
      await stage.disconnect();
      await store.close();
    },
    kill: async () => {
      await (client && endSocket(client.sock));
      inbound = make();
      stage.deaf = false;
    },
    inbound: () => inbound,
    live: () => {
      if (!live) {
        throw new Error('the client is not connected');
      }
      return live;
    },
  };
  return stage;
}
