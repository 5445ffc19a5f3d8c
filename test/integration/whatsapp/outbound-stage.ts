import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { type Ear, SendError } from '../../../src/channels/channel.ts';
import { endSocket } from '../../../src/channels/whatsapp/connection/end-socket.ts';
import { createOutbound, type Outbound } from '../../../src/channels/whatsapp/outbound/create-outbound.ts';
import { createQuickClock } from '../../support/quick-clock.ts';
import { type OutboundMessage, type Receipt } from '../../../src/domain/message.ts';
import { type NumberRules } from '../../../src/domain/number-rules.ts';
import { usualSettings } from '../../../src/flowfile/settings/settings.ts';
import { outboundMessage } from '../../support/whatsapp/outbound-message.ts';
import { type Person } from '../../whatsapp-server/people/person.ts';
import { createMemoryKeep, type MemoryKeep } from '../../support/whatsapp/memory-keep.ts';
import { trust } from '../../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { type ClientMemory, connect, linkByQr, type RawClient } from '../whatsapp-server/raw-client.ts';

/** A way out over a real client, linked to a server of one's own. */
export interface OutboundStage {
  readonly server: WhatsAppServer;
  readonly keep: MemoryKeep;
  /** What was told of messages, in order. */
  readonly progress: string[];
  outbound(): Outbound;
  /** A connection more, of a new process where `restarted`. */
  reconnect(how?: { readonly restarted: boolean }): Promise<void>;
  stop(): Promise<void>;
}

const rules: NumberRules = { ...usualSettings.number, typing: null, warmUp: [] };

/** A server with a linked account, on which any number of stages may be set, one after the other. */
interface LinkedServer {
  readonly server: WhatsAppServer;
  readonly memory: ClientMemory;
}

/** Starts a server and links an account; what a test scripts there it uses up, or takes back itself. */
async function createLinkedServer(): Promise<LinkedServer> {
  const server = await createWhatsAppServer();
  trust(server);
  return { server, memory: await linkByQr(server) };
}

/** What a test may want otherwise. */
type StageChanges = Partial<NumberRules> & { readonly speed?: number };

/** Sets the stage; the account is served. Its clock runs at `speed`, so that what is never answered costs less. */
async function createOutboundStage(
  { server, memory }: LinkedServer,
  { speed = 4, ...changes }: StageChanges = {},
): Promise<OutboundStage> {
  const keep = createMemoryKeep();
  const progress: string[] = [];
  const make = (): Outbound =>
    createOutbound({
      keep,
      clock: createQuickClock(speed),
      log: () => undefined,
      rules: { ...rules, ...changes },
      timezone: 'Asia/Jakarta',
      sources: {
        readFile: (ref) => Promise.resolve(file(ref)),
        fetchFile: () => Promise.resolve(new Uint8Array([1, 2, 3])),
      },
    });
  let outbound = make();
  let live = await bind(server, memory, outbound, progress);
  return {
    server,
    keep,
    progress,
    outbound: () => outbound,
    reconnect: async ({ restarted } = { restarted: false }) => {
      await live.end();
      outbound = restarted ? make() : outbound;
      live = await bind(server, memory, outbound, progress);
    },
    stop: () => live.end(),
  };
}

/** What a test of the way out finds: a stage of its own on one server, and somebody to write to. */
export interface OutboundSet {
  readonly stage: OutboundStage;
  readonly ana: Person;
  /** How many messages left in this test. */
  readonly left: () => number;
  /** Another stage in place of that one. */
  readonly renew: (changes: StageChanges) => Promise<OutboundStage>;
}

/** Sets a stage anew for each test of a file, all on one server, and hands it to `take`. */
export function onOutboundStage(take: (set: OutboundSet) => void): void {
  let linked: LinkedServer;
  let stage: OutboundStage;
  beforeAll(async () => {
    linked = await createLinkedServer();
  });
  beforeEach(async () => {
    const count = (): number => linked.server.log.received('message').length;
    const before = count();
    stage = await createOutboundStage(linked);
    const ana = stage.server.person({ pushName: 'Ana' });
    const renew = async (changes: StageChanges): Promise<OutboundStage> => {
      await stage.stop();
      stage = await createOutboundStage(linked, changes);
      return stage;
    };
    take({ stage, ana, left: () => count() - before, renew });
  });
  afterEach(async () => {
    linked.server.faults.always('iq:usync', null);
    linked.server.faults.always('message', null);
    await stage.stop();
  });
  afterAll(() => linked.server.stop());
}

/** Sends a message as the program does: made ready first. */
export async function send(stage: OutboundStage, message: OutboundMessage): Promise<Receipt> {
  await stage.outbound().prepare(message);
  return stage.outbound().send(message);
}

/** What a send failed with; throws when it did not. */
export async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  try {
    await sending;
  } catch (error) {
    if (error instanceof SendError) {
      return error;
    }
    throw error;
  }
  throw new Error('it was sent');
}

/** A message to somebody, by their LID unless told otherwise. */
export function messageTo(person: Person, changes: Partial<OutboundMessage> = {}): OutboundMessage {
  return outboundMessage({ to: `whatsapp:main/lid/${person.lid}`, ...changes });
}

function file(ref: string) {
  const mime = ref.endsWith('.jpg') ? 'image/jpeg' : ref.endsWith('.ogg') ? 'audio/ogg' : 'application/pdf';
  return {
    bytes: ref.endsWith('.ogg') ? voiceNote() : Buffer.from(`bytes of ${ref}`),
    name: ref.slice(5),
    mime,
  };
}

/** As much of a voice note as is looked at. */
function voiceNote(): Buffer {
  const page = Buffer.alloc(27);
  page.write('OggS');
  page.writeBigInt64LE(96_000n, 6);
  return Buffer.concat([page, Buffer.from('OpusHead')]);
}

async function bind(server: WhatsAppServer, memory: ClientMemory, outbound: Outbound, progress: string[]) {
  const client: RawClient = connect(server, memory, outbound.configure?.(baileys));
  const ear: Ear = {
    message: () => Promise.resolve(),
    reach: () => Promise.resolve(),
    byHand: () => Promise.resolve(),
    takenBack: () => Promise.resolve(),
    progress: ({ message, state }) => {
      progress.push(`${message} ${state}`);
      server.log.stir();
      return Promise.resolve();
    },
  };
  const detach = outbound.attach({ baileys, sock: client.sock, account: 'main', generation: 1, ear });
  await server.until(() => client.state.calm && client.state.connection === 'open');
  return {
    end: async () => {
      detach();
      await endSocket(client.sock);
    },
  };
}
