import { type Hono } from 'hono';
import { type ConsoleOptions, createConsole } from '../../src/console/app.ts';
import { anyPeople } from '../../src/domain/contact/people-rules.ts';
import { createSegments } from '../../src/programme/broadcasts/segments.ts';
import { createPublisher } from '../../src/programme/publishing/create-publisher.ts';
import { createRecords } from '../../src/programme/records/records.ts';
import { broadcastsOn } from './broadcasts-on.ts';
import { createFakeCompanion, type FakeCompanion } from './fake-companion.ts';
import { scriptOf } from './script-of.ts';

/** A console on a companion of nothing but lists. */
export interface FakeConsole extends FakeCompanion {
  readonly app: Hono;
  readonly logged: unknown[];
  /** Asks with the token. */
  readonly ask: (path: string, asking?: Asking) => Promise<Answered>;
  /** Sends a form of a page, as a browser that signed in does. */
  readonly send: (path: string, fields: { readonly [name: string]: string }) => Promise<Answered>;
}

/** A request of a test: GET, or POST when there is a body, unless it says otherwise. */
export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const day = 24 * 60 * 60 * 1000;

/** The token of test consoles. */
export const token = 'a-token-of-the-tests';

/** A folder that says what is live, and of which nothing is wrong. */
const flowTexts = {
  files: () => new Map([['kabar', 'Apa kabar?']]),
  live: () => new Map([['kabar', 'Apa kabar?']]),
  check: () => [],
  goLive: () => undefined,
};

/** Makes a console whose companion and records are lists. */
export function createFakeConsole(options: Partial<ConsoleOptions> = {}): FakeConsole {
  const fake = createFakeCompanion();
  const logged: unknown[] = [];
  const broadcasts = broadcastsOn({
    ...fake,
    clock: { now: () => fake.companion.now() },
    script: scriptOf({}),
  });
  const app = createConsole({
    companion: fake.companion,
    records: createRecords(fake),
    flows: () => [
      { id: 'kabar', title: 'Kabar', version: 'v1', for: [] },
      { id: 'kunjungan', title: 'Kunjungan', version: 'v1', for: ['volunteer'] },
    ],
    questionsOf: (flow) =>
      flow === 'kabar' ? [{ id: 'mood', text: 'Apa kabar?', answer: 'text', choices: [] }] : [],
    simulator: true,
    draftBench: { open: () => Promise.resolve([]), talk: () => null },
    talkFiles: {
      put: () => Promise.resolve('simulator:file'),
      read: () => Promise.reject(new Error('gone')),
    },
    defaults: { language: 'id', timezone: 'Asia/Jakarta' },
    people: { ...anyPeople, titleOf: () => undefined },
    desk: { topics: [], answers: {} },
    silence: () => ({ companion: 14 * day, coordinator: 30 * day }),
    token,
    phrase: (text, values = {}) => [text, ...Object.values(values)].join(' '),
    timetable: {
      list: () => Promise.resolve([]),
      find: () => undefined,
      runs: () => Promise.resolve({ runs: [], more: false }),
      preview: () => Promise.resolve(),
      ahead: () => ({ expected: [], cut: [] }),
    },
    log: (...line) => logged.push(line),
    whatsapp: null,
    telegramWebhook: null,
    telegramPath: null,
    catchUp: () => Promise.resolve(),
    broadcasts,
    segments: createSegments({ store: fake.store, now: () => fake.companion.now(), broadcasts }),
    makeInvite: () =>
      Promise.resolve({ code: 'bcdfghjkmn', until: Date.parse('2025-08-01T00:00:00Z'), companion: 'v1' }),
    doors: () => Promise.resolve({ whatsapp: '6281234567890', telegram: 'semangat_bot' }),
    joinWord: 'gabung',
    publisher: createPublisher({
      ...flowTexts,
      store: fake.store,
      now: () => fake.companion.now(),
      versionOf: (text) => `v-${text}`,
    }),
    backup: () => Promise.resolve(),
    ...options,
  });
  return {
    ...fake,
    app,
    logged,
    ask: (path, asking = {}) => ask(app, path, asking),
    send: (path, fields) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return ask(app, path, { body: new URLSearchParams(fields).toString(), headers });
    },
  };
}

async function ask(app: Hono, path: string, { method, body, headers }: Asking): Promise<Answered> {
  const answer = await app.request(path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}
