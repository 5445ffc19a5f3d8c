import { afterEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Hono } from 'hono';
import { assemble, type Assembly } from '../../src/assembly/assemble.ts';
import { readConfig } from '../../src/config.ts';
import { createSegments } from '../../src/programme/broadcasts/segments.ts';
import { createConsole } from '../../src/console/app.ts';
import { talkFilesOf } from '../../src/assembly/open-companion.ts';
import { readFolder } from '../../src/assembly/script.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

const flow = `
title: Kabar
language: id
triggers:
  - keyword: [kabar]
steps:
  - ask: "Bagaimana semangatnya?"
    id: mood
    choices:
      - { value: good, label: "Semangat" }
      - { value: soso, label: "Biasa saja" }
  - say: "Terima kasih."
`;
const token = 'a-token-of-the-tests';
const newFolder = useTemporaryFolders();
const running: Assembly[] = [];

interface Message {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly choices: readonly string[];
}

async function startCompanion(): Promise<Hono> {
  const dir = newFolder();
  writeFileSync(join(dir, 'kabar.yaml'), flow);
  const dirs = { DATA_DIR: join(dir, 'data'), FLOWS_DIR: dir, LOCALES_DIR: 'locales' };
  const config = readConfig({ ...dirs, ADMIN_TOKEN: token, SIMULATOR: 'on', QUIET_HOURS: 'off' });
  const folder = readFolder(config);
  const log = () => undefined;
  const assembly = await assemble(config, folder, { log });
  running.push(assembly);
  await assembly.companion.start();
  return createConsole({
    ...assembly,
    flows: () => [...folder.programs.values()],
    questionsOf: () => [],
    simulator: true,
    draftBench: { open: () => Promise.resolve([]), talk: () => null },
    talkFiles: talkFilesOf(assembly),
    defaults: { language: 'id', timezone: 'Asia/Jakarta' },
    people: { ...folder.settings.people, titleOf: folder.phrases.titleOf },
    desk: folder.settings.desk,
    silence: () => null,
    token,
    phrase: (text) => text,
    log,
    telegramWebhook: null,
    telegramPath: null,
    catchUp: () => Promise.resolve(),
    segments: createSegments({
      store: assembly.store,
      now: () => Date.now(),
      broadcasts: assembly.broadcasts,
    }),
    makeInvite: () =>
      Promise.resolve({ code: 'bcdfghjkmn', until: Date.parse('2025-08-01T00:00:00Z'), companion: 'v1' }),
    doors: () => Promise.resolve({ whatsapp: '6281234567890', telegram: 'semangat_bot' }),
    joinWord: 'gabung',
    timetable: {
      list: () => Promise.resolve([]),
      find: () => undefined,
      runs: () => Promise.resolve({ runs: [], more: false }),
      preview: () => Promise.resolve(),
      ahead: () => ({ expected: [], cut: [] }),
    },
    backup: assembly.store.backup,
    publisher: assembly.live.publisher,
  });
}

async function ask<T>(app: Hono, path: string, body?: unknown, method = body ? 'POST' : 'GET'): Promise<T> {
  const headers = { authorization: `Bearer ${token}` };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await app.request(path, { method, headers, ...sent });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** Moving the clock answers when what is due was handled, so nobody has to wait by the wall clock. */
async function settle(app: Hono): Promise<void> {
  await ask(app, '/api/simulator/clock', { advance: '1s' });
}

async function said(app: Hono, person: string, after = ''): Promise<readonly Message[]> {
  const path = `/api/simulator/${person}/messages${after && `?after=${encodeURIComponent(after)}`}`;
  return (await ask<{ messages: Message[] }>(app, path)).messages;
}

afterEach(async () => {
  for (const { companion, store } of running.splice(0)) {
    await companion.stop();
    await store.close();
  }
});

describe('the console with the companion', () => {
  it('carries a conversation from a keyword to its result', async () => {
    const app = await startCompanion();
    const path = '/api/simulator/ani/messages';
    const first = await ask<{ id: string }>(app, path, { text: 'kabar' });
    await settle(app);
    expect(await said(app, 'ani')).toMatchObject([
      { id: first.id, from: 'person', text: 'kabar' },
      { from: 'bot', text: 'Bagaimana semangatnya?', choices: ['Semangat', 'Biasa saja'] },
    ]);
    const second = await ask<{ id: string }>(app, path, { choice: 2 });
    await settle(app);
    expect(await said(app, 'ani', second.id)).toMatchObject([{ from: 'bot', text: 'Terima kasih.' }]);
    expect(await said(app, 'ani')).toContainEqual(expect.objectContaining({ text: 'Biasa saja' }));
    expect(await ask(app, '/api/results')).toMatchObject({ results: [{ step: 'mood', value: 'soso' }] });
  });

  it('never starts a conversation anew after a message that was just taken', async () => {
    const app = await startCompanion();
    for (const text of ['kabar', 'biasa saja', 'kabar', '1']) {
      const { id } = await ask<{ id: string }>(app, '/api/simulator/ani/messages', { text });
      const later = await said(app, 'ani', id);
      expect(later.map(({ from }) => from)).not.toContain('person');
      await settle(app);
    }
    expect(await said(app, 'ani')).toHaveLength(8);
  });

  it('makes a contact, starts a flow for an audience, and erases everything again', async () => {
    const app = await startCompanion();
    const body = {
      name: 'Budi',
      village: 'Songgon',
      addresses: ['simulator:budi'],
      opted_in_at: '2020-01-01',
    };
    const { id } = await ask<{ id: string }>(app, '/api/contacts', body);
    const start = { audience: 'village = Songgon' };
    expect(await ask(app, '/api/flows/kabar/start', start)).toEqual({ started: 1 });
    await settle(app);
    expect(await said(app, 'budi')).toMatchObject([{ from: 'bot', text: 'Bagaimana semangatnya?' }]);
    await ask(app, `/api/contacts/${id}`, undefined, 'DELETE');
    expect(await said(app, 'budi')).toEqual([]);
    expect(await ask(app, '/api/contacts')).toEqual({ contacts: [] });
    expect(await ask(app, '/api/sessions')).toEqual({ sessions: [] });
  });
});
