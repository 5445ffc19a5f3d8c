import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { ApiFault } from './api-fault.ts';
import { answerCall } from './answer-call.ts';
import { type CallLog, createCallLog } from './call-log.ts';
import { createChats } from './chats.ts';
import { type Faults, createFaults } from './faults.ts';
import { createFiles } from './files.ts';
import { type Backstage, findMethod } from './methods.ts';
import { type People, createPeople } from './people.ts';
import { readCall } from './read-call.ts';
import { type SentMessage } from './sent-message.ts';
import { type UpdateQueue, createUpdateQueue } from './update-queue.ts';
import { createWebhookPush } from './webhook.ts';

/** A Telegram of one's own: one bot, any number of people. */
export interface TelegramServer {
  readonly token: string;
  readonly people: People;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly updates: UpdateQueue;
  /** Listens on a free port of the loopback interface; gives the API root. */
  start(): Promise<string>;
  /** The API root while it listens. */
  root(): string;
  /** Closes every connection, also those that wait. */
  stop(): Promise<void>;
  /** What the bot sent to somebody, in order. */
  sentTo(person: number): readonly SentMessage[];
  /** The address that updates are pushed to; '' while the bot polls. */
  webhookUrl(): string;
}

interface TelegramServerOptions {
  readonly token?: string;
  readonly botName?: string;
  /** The number of the first update. */
  readonly firstUpdate?: number;
  /** How long a push that was not taken waits for its next try, in milliseconds. */
  readonly pushAgainAfter?: number;
  readonly now?: () => number;
}

/** Makes the server; it does not listen yet. */
export function createTelegramServer({
  token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  botName = 'semangat_bot',
  firstUpdate = 1000,
  pushAgainAfter = 10,
  now = Date.now,
}: TelegramServerOptions = {}): TelegramServer {
  const chats = createChats();
  const files = createFiles();
  const faults = createFaults();
  const log = createCallLog();
  const updates = createUpdateQueue({ firstNumber: firstUpdate });
  updates.onChanged(() => {
    log.stir();
  });
  const webhook = createWebhookPush({ queue: updates, retryAfter: pushAgainAfter });
  const handle = createHandler({ token, faults, log, chats, files, queue: updates, webhook, botName });
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return {
    token,
    people: createPeople({ chats, files, queue: updates, now }),
    faults,
    log,
    updates,
    start: () => listen(server),
    root: () => rootOf(server),
    stop: () => {
      webhook.close();
      return close(server);
    },
    sentTo: (person) => chats.find(person)?.sent ?? [],
    webhookUrl: () => webhook.url(),
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function createHandler(
  scene: Backstage & { readonly token: string; readonly faults: Faults; readonly log: CallLog },
): Handler {
  const { token, faults, log, files } = scene;
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const [, kind = '', given, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    const isFile = kind === 'file/';
    const content = await readCall(request, url.searchParams).catch(() => null);
    if (content === null) {
      return;
    }
    const method = isFile ? 'file' : rest;
    log.add({ method, at: performance.now(), ...content });
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    await answerCall({ request, response, fault: faults.take(method, content.payload) }, () => {
      if (given !== token) {
        throw new ApiFault(401, 'Unauthorized');
      }
      if (!isFile) {
        return getMethod(rest)(content, scene, gone.signal);
      }
      pour(response, files.findByPath(decodeURIComponent(rest))?.bytes);
      return null;
    });
    log.stir();
  };
}

function getMethod(name: string): NonNullable<ReturnType<typeof findMethod>> {
  const method = findMethod(name);
  if (method === undefined) {
    throw new ApiFault(404, 'Not Found');
  }
  return method;
}

function pour(response: ServerResponse, bytes: Buffer | undefined): void {
  if (bytes === undefined) {
    throw new ApiFault(404, 'Not Found');
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(rootOf(server));
    });
  });
}

function rootOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
