import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { StoreError } from '../../../../src/store/store.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { type Task } from '../../../../src/domain/task.ts';

const day = 24 * 60 * 60 * 1000;

/** The names in the rows of a list, from top to bottom. */
const namesIn = (page: unknown): readonly string[] =>
  [...String(page).matchAll(/<a href="\/people\/[^"]*">([^<]*)<\/a>/g)].map(([, name]) => name ?? '');

const dueAt = (due: number): Task => ({
  ...{ id: `t${due}`, kind: 'visit', about: null, title: 'Kunjungan', why: '', due, openedAt: 0 },
  ...{ for: 'companion', flow: null, passed: 0, version: 1 },
});

let fake: FakeConsole;
let now: number;
const add = (id: string, more: Partial<Contact> = {}): void => {
  const about = { id, at: now, name: id, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  const contact = newContact({ ...about, addresses: [`simulator:${id}`] });
  fake.add({ ...contact, consent: { ...contact.consent, status: 'opted_in' }, lastHeardAt: now, ...more });
};

beforeEach(() => {
  fake = createFakeConsole();
  now = fake.companion.now();
});

describe('the list of families', () => {
  it('shows everybody by name, with who walks beside them and since when they were not heard from', async () => {
    add('Wati', { companion: 'v1', village: 'Songgon', lastHeardAt: now - 3 * day });
    add('Ani');
    add('v1', { name: 'Bu Dewi', role: 'volunteer' });
    const { body, status } = await fake.ask('/families');
    expect(status).toBe(200);
    expect(namesIn(body)).toEqual(['Ani', 'Wati']);
    expect(body).toMatch(/Songgon.*Bu Dewi.*days_ago 3/s);
  });

  it('shows those who are silent, the longest silence first', async () => {
    add('Ani', { lastHeardAt: now - 15 * day });
    add('Budi', { lastHeardAt: now - 20 * day });
    add('Cici', { lastHeardAt: now - day });
    add('Dodo', { lastHeardAt: now - 40 * day });
    expect(namesIn((await fake.ask('/families?standing=silent')).body)).toEqual(['Budi', 'Ani']);
    expect(namesIn((await fake.ask('/families?standing=long_silent')).body)).toEqual(['Dodo']);
    expect(namesIn((await fake.ask('/families?standing=in_touch')).body)).toEqual(['Cici']);
  });

  it('finds by a part of the name or the village, however it is written', async () => {
    add('Siti Aminah', { village: 'Glagah' });
    add('Wati', { village: 'Songgon' });
    expect(namesIn((await fake.ask('/families?search=AMIN')).body)).toEqual(['Siti Aminah']);
    expect(namesIn((await fake.ask('/families?search=songgon')).body)).toEqual(['Wati']);
  });

  it('shows the families of a volunteer, and those whom nobody walks beside', async () => {
    add('Ani', { companion: 'v1' });
    add('Budi');
    expect(namesIn((await fake.ask('/families?companion=v1')).body)).toEqual(['Ani']);
    expect(namesIn((await fake.ask('/families?companion=none')).body)).toEqual(['Budi']);
  });

  it('comes in pages that keep what was chosen', async () => {
    for (let place = 1; place <= 120; place++) {
      add(`Ibu ${String(place).padStart(3, '0')}`, { companion: 'v1' });
    }
    const first = await fake.ask('/families?companion=v1');
    expect(namesIn(first.body)).toHaveLength(50);
    expect(first.body).toContain('href="/families?companion=v1&amp;page=2"');
    expect(namesIn((await fake.ask('/families?companion=v1&page=3')).body).at(-1)).toBe('Ibu 120');
    expect(namesIn((await fake.ask('/families?page=99')).body)).toHaveLength(20);
  });

  it.each(['standing=cheerful', 'page=x', 'page=-1', 'page=1e9', `search=${'a'.repeat(300)}`])(
    'shows a page for %s too, which somebody typed by hand',
    async (query) => {
      add('Ani');
      expect((await fake.ask(`/families?${query}`)).status).toBe(200);
    },
  );

  it('shows names and words as they are, never as a part of the page', async () => {
    add('<script>alert(1)</script>', { village: '"><img src=x>' });
    const { body } = await fake.ask('/families?search=%22%3E%3Cimg');
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toMatch(/<script>alert|<img src=x>/);
  });
});

it('a choice that fits nobody shows the way back to everybody', async () => {
  const { body } = await fake.ask('/families?search=zzzz');
  expect(body).toContain('found 0');
  expect(body).toMatch(/found_none.*href="\/families">found_all/s);
  expect((await fake.ask('/families')).body).not.toContain('found_none');
});

describe('the list of volunteers', () => {
  it('is in the order of names whatever they have done, with families, silence and tasks', async () => {
    add('v1', { name: 'Zainab', role: 'volunteer', tasks: [dueAt(now - day), dueAt(now + day)] });
    add('v2', { name: 'Agus', role: 'volunteer', away: { until: now + day, standIn: null } });
    add('Ani', { companion: 'v1', lastHeardAt: now - 20 * day });
    add('Budi', { companion: 'v1' });
    const { body } = await fake.ask('/volunteers');
    expect(namesIn(body)).toEqual(['Agus', 'Zainab']);
    expect(body).toContain('families_count 2 1');
    expect(body).toContain('tasks_count 2 1');
    expect(String(body).match(/is_away/g)).toHaveLength(1);
  });
});

describe('the page of a person', () => {
  it('shows what was said, what did not arrive and why, and the way to what was said before', async () => {
    add('siti', { name: 'Siti', companion: 'v1' });
    add('v1', { name: 'Bu Dewi', role: 'volunteer' });
    for (let place = 0; place < 60; place++) {
      const data = {
        direction: 'in',
        address: 'simulator:siti',
        text: `kabar ${place}.`,
        media: [],
        choices: [],
      };
      fake.put.push({
        kind: 'messages',
        id: `m${place}.0`,
        contact: 'siti',
        at: now + place,
        version: 1,
        data,
      });
    }
    const data = {
      direction: 'out',
      text: 'Apa kabar?',
      media: [],
      choices: [],
      state: 'failed',
      reason: 'network',
    };
    fake.put.push({ kind: 'messages', id: 'm60', contact: 'siti', at: now + 60, version: 1, data });
    const { body } = await fake.ask('/people/siti');
    expect(body).toMatch(/kabar 11\..*kabar 59\..*Apa kabar\?.*message_failed: held_network/s);
    expect(body).not.toContain('kabar 10.');
    expect(body).toContain('<a href="/people/v1">Bu Dewi</a>');
    const before = /href="(\/people\/siti\?before=[^"]+)"/.exec(String(body))?.[1] ?? '';
    const earlier = await fake.ask(before);
    expect(earlier.body).toMatch(/kabar 0\..*kabar 10\./s);
    expect(earlier.body).not.toContain('kabar 11.');
  });

  it('shows answers under what was asked, and under its name where that is asked no more', async () => {
    add('siti', { name: 'Siti' });
    const kept = { kind: 'results', contact: 'siti', at: now, version: 1 } as const;
    const given = { session: 's1', flow: 'kabar', value: 'good', media: [] };
    fake.put.push({ ...kept, id: 'r1', data: { ...given, step: 'mood', text: 'baik' } });
    fake.put.push({ ...kept, id: 'r2', data: { ...given, step: 'days', text: 'tiga' } });
    const { body } = await fake.ask('/people/siti');
    expect(body).toContain('<strong>Kabar: Apa kabar?</strong> baik');
    expect(body).toContain('<strong>Kabar: days</strong> tiga');
  });

  it('of a volunteer leads to their families', async () => {
    add('v1', { name: 'Bu Dewi', role: 'volunteer' });
    expect((await fake.ask('/people/v1')).body).toContain('href="/families?companion=v1"');
  });

  it('is none for whom there is not', async () => {
    const { status, body } = await fake.ask('/people/nobody');
    expect(status).toBe(404);
    expect(body).toContain('no_such_page');
  });
});

describe('the first page', () => {
  it('counts families by how they stand, and leads to them', async () => {
    add('Ani', { lastHeardAt: now - 20 * day });
    add('Budi');
    const { body } = await fake.ask('/');
    expect(body).toMatch(/href="\/families\?standing=silent"><strong>1<\/strong> standing_silent/);
    expect(body).toMatch(/href="\/families\?companion=none"><strong>2<\/strong>/);
  });

  it.each([
    ['the store is away', new StoreError('unavailable', 'away'), 'page_waits', 'unavailable'],
    ['something is wrong in the program', new Error('Siti 0812'), 'error_internal', ''],
  ])('shows how the channels are while %s, and the log says that', async (_, fault, words, reason) => {
    const away = createFakeConsole({
      records: { ...createRecords(fake), cards: () => Promise.reject(fault) },
    });
    const { status, body } = await away.ask('/');
    expect(status).toBe(200);
    expect(body).toContain(`<p role="alert">${words}</p>`);
    expect(body).toContain('state_on');
    expect(away.logged).toMatchObject([['error', expect.any(String), { route: '/', reason }]]);
    expect(JSON.stringify(away.logged)).not.toContain('Siti');
  });
});

describe('pages about people', () => {
  it('say in a page of their own that they cannot be shown while the store is away', async () => {
    const away = createFakeConsole({
      records: {
        ...createRecords(fake),
        contacts: () => Promise.reject(new StoreError('unavailable', 'away')),
        cards: () => Promise.reject(new StoreError('unavailable', 'away')),
      },
    });
    const { status, body } = await away.ask('/families', { headers: { accept: 'text/html' } });
    expect(status).toBe(503);
    expect(body).toContain('<h1>page_fails</h1>');
    expect((await away.ask('/api/contacts', { headers: { accept: 'text/html' } })).body).toMatchObject({
      error: { code: 'unavailable' },
    });
  });

  it.each(['/families', '/volunteers', '/people/siti'])(
    'show %s to nobody who did not sign in',
    async (path) => {
      add('siti');
      const answer = await fake.app.request(path);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('siti');
    },
  );
});
