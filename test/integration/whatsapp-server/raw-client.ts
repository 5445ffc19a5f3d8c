import {
  type AuthenticationCreds,
  type BaileysEventMap,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
  initAuthCreds,
  makeWASocket,
} from '@whiskeysockets/baileys';
import { endSocket } from '../../../src/channels/whatsapp/connection/end-socket.ts';
import { type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { createMemoryKeys } from '../../whatsapp-server/signal/memory-keys.ts';
import { textOf } from '../../whatsapp-server/people/contents.ts';
import { silentLogger } from '../../whatsapp-server/signal/silent-logger.ts';

/** What a client knows of itself between connections. */
export interface ClientMemory {
  readonly creds: AuthenticationCreds;
  readonly keys: SignalKeyStore;
}

/** An unmodified Baileys client, and what it told of itself. */
export interface RawClient {
  readonly sock: WASocket;
  readonly memory: ClientMemory;
  readonly upserts: BaileysEventMap['messages.upsert'][];
  /** All messages of `upserts`. */
  messages(): readonly WAMessage[];
  /** Waits for a message with this text, and gives it. */
  hears(text: string): Promise<WAMessage>;
  readonly updates: BaileysEventMap['messages.update'];
  readonly qrs: string[];
  readonly state: { connection: string; closedWith: number | undefined; calm: boolean };
  readonly calls: BaileysEventMap['call'];
  readonly presences: BaileysEventMap['presence.update'][];
}

/** A client that nobody has linked. */
export function freshMemory(): ClientMemory {
  return { creds: initAuthCreds(), keys: createMemoryKeys() };
}

/** Connects a client to the server. */
export function connect(
  server: Pick<WhatsAppServer, 'url' | 'log' | 'until'>,
  memory = freshMemory(),
  config: Partial<UserFacingSocketConfig> = {},
): RawClient {
  const sock = makeWASocket({
    auth: memory,
    waWebSocketUrl: server.url,
    logger: silentLogger,
    markOnlineOnConnect: false,
    defaultQueryTimeoutMs: 3000,
    retryRequestDelayMs: 1,
    ...config,
  });
  const client: RawClient = {
    sock,
    memory,
    upserts: [],
    messages: () => client.upserts.flatMap(({ messages }) => messages),
    hears: async (text) => {
      let found: WAMessage | undefined;
      await server.until(() => {
        found = client.messages().find(({ message }) => message && textOf(message) === text);
        return found !== undefined;
      });
      return found ?? { key: {} };
    },
    updates: [],
    qrs: [],
    state: { connection: '', closedWith: undefined, calm: false },
    calls: [],
    presences: [],
  };
  open.add(client);
  sock.ev.on('connection.update', (update) => {
    client.state.connection = update.connection ?? client.state.connection;
    client.state.calm ||= update.receivedPendingNotifications ?? false;
    if (update.qr !== undefined) {
      client.qrs.push(update.qr);
    }
    if (update.connection === 'close') {
      const error = update.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
      client.state.closedWith = error?.output?.statusCode;
    }
    server.log.stir();
  });
  sock.ev.on('messages.upsert', (upsert) => {
    client.upserts.push(upsert);
    server.log.stir();
  });
  sock.ev.on('messages.update', (updates) => {
    client.updates.push(...updates);
    server.log.stir();
  });
  sock.ev.on('call', (calls) => {
    client.calls.push(...calls);
    server.log.stir();
  });
  sock.ev.on('presence.update', (presence) => {
    client.presences.push(presence);
    server.log.stir();
  });
  return client;
}

const open = new Set<RawClient>();

/** Ends every client that is still connected. */
export async function endAll(): Promise<void> {
  const all = [...open];
  open.clear();
  await Promise.all(all.map(({ sock }) => endSocket(sock)));
}

/** Links a new client by scanning its QR code; gives its memory once it has to log in anew. */
export async function linkByQr(server: WhatsAppServer, phone = server.phone): Promise<ClientMemory> {
  const client = connect(server);
  await server.until(() => client.qrs.length > 0);
  await phone.scan(client.qrs[0] ?? '');
  await server.until(() => client.state.connection === 'close');
  return client.memory;
}

/** Logs a linked client in, and waits until it is served. */
export async function logIn(
  server: WhatsAppServer,
  memory: ClientMemory,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<RawClient> {
  const client = connect(server, memory, config);
  await server.until(() => client.state.calm && client.state.connection === 'open');
  return client;
}
