import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { type TicketDesk } from '../../../../src/flowfile/settings/ticket-settings.ts';
import { createFakeConsole, type FakeConsole, token } from '../../../support/fake-console.ts';

const longText = 'a'.repeat(5000);
const hour = 60 * 60 * 1000;

let fake: FakeConsole;
let now: number;

const add = (id: string, more: Partial<Contact> = {}): void => {
  const about = { id, at: now, name: id, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  fake.add({ ...newContact({ ...about, addresses: [`simulator:${id}`] }), ...more });
};
const ticket = (id: string, contact: string, data: Row['data'] = {}, at = now): void => {
  const usual = { topic: 'Bantuan', state: 'open', reason: '', assignee: null };
  fake.put.push({ kind: 'tickets', id, contact, at, version: 1, data: { ...usual, ...data } });
  const record = fake.records.get(contact);
  if (record && (data['state'] ?? 'open') === 'open') {
    fake.add({ ...record.contact, ticket: id });
  }
};
const said = (id: string, contact: string, direction: 'in' | 'out', at: number): void => {
  const data = { direction, address: `simulator:${contact}`, text: id, media: [], choices: [] };
  fake.put.push({ kind: 'messages', id, contact, at, version: 1, data });
};
const events = () => [...fake.happened.values()];
const hrefs = (page: unknown): readonly string[] =>
  [...String(page).matchAll(/href="\/tickets\/([^"]*)"/g)].map(([, id]) => id ?? '');

const startWith = (desk: { topics?: readonly string[]; answers?: TicketDesk['answers'] } = {}): void => {
  fake = createFakeConsole({ desk: { topics: [], answers: {}, ...desk } });
  now = fake.companion.now();
  add('Siti', { companion: 'v1' });
  add('v1', { name: 'Bu Dewi', role: 'volunteer' });
  add('k1', { name: 'Pak Rahmat', role: 'coordinator' });
};

beforeEach(() => {
  startWith();
});

describe('the list of conversations', () => {
  it('shows those in human hands, whoever waits the longest for an answer first', async () => {
    for (const id of ['Ani', 'Budi', 'Cici', 'Dodo']) {
      add(id);
    }
    ticket('t-new', 'Ani', {}, now - hour);
    ticket('t-old', 'Budi', {}, now - 5 * hour);
    ticket('t-answered', 'Cici', { answeredAt: now - 7 * hour }, now - 9 * hour);
    said('m1.0', 'Cici', 'in', now - 8 * hour);
    said('staff-1.0', 'Cici', 'out', now - 7 * hour);
    ticket('t-again', 'Dodo', { answeredAt: now - 4 * hour, assignee: 'v1' }, now - 9 * hour);
    said('staff-2.0', 'Dodo', 'out', now - 4 * hour);
    said('m2.0', 'Dodo', 'in', now - 3 * hour);
    said('m3.0', 'Dodo', 'in', now - 2 * hour);
    ticket('t-waiting', 'Siti', { state: 'waiting' }, now - 9 * hour);
    const { body, status } = await fake.ask('/tickets');
    expect(status).toBe(200);
    expect(hrefs(body)).toEqual(['t-old', 't-again', 't-new', 't-answered', 't-waiting']);
    expect(body).toMatch(/Dodo.*Bu Dewi.*4 Mei 2025, 16\.30.*ticket_open.*Ani/s);
    expect(body).toMatch(/Cici.*ticket_answered.*Siti.*ticket_waiting/s);
  });

  it('shows those that are over when asked, the latest first and in pages', async () => {
    for (let place = 1; place <= 60; place++) {
      ticket(`t${place}`, 'Siti', { state: 'solved', closedAt: now });
    }
    ticket('t-closed', 'Siti', { state: 'closed', closedAt: now });
    expect(hrefs((await fake.ask('/tickets')).body)).toEqual([]);
    const solved = await fake.ask('/tickets?view=solved');
    expect(hrefs(solved.body).slice(0, 2)).toEqual(['t60', 't59']);
    expect(solved.body).toContain('href="/tickets?view=solved&amp;page=2"');
    expect(hrefs((await fake.ask('/tickets?view=solved&page=2')).body)).toHaveLength(10);
    expect(hrefs((await fake.ask('/tickets?view=closed')).body)).toEqual(['t-closed']);
    expect((await fake.ask('/tickets?view=none&page=x')).status).toBe(200);
  });
});

describe('the page of a conversation', () => {
  beforeEach(() => {
    startWith({
      topics: ['Bantuan', 'Sekolah'],
      answers: { janji: { '': 'Besok kami kabari, {name}. Salam, {who}' } },
    });
    ticket('t1', 'Siti');
  });

  it('shows what was said and notes, and what is typed by people as they wrote it', async () => {
    said('<script>alert(1)</script>', 'Siti', 'in', now);
    const data = { text: '<b>catatan</b>', by: '"><img src=x>', ticket: 't1' };
    fake.put.push({ kind: 'notes', id: 'n1', contact: 'Siti', at: now, version: 1, data });
    const { body } = await fake.ask('/tickets/t1');
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toMatch(/<script|<b>|<img/);
    const refused = await fake.send('/tickets/t1', { act: 'say', text: '</textarea><script>x', by: '' });
    expect(refused.body).toContain('&lt;/textarea&gt;&lt;script&gt;x');
    expect(refused.body).not.toContain('<script');
  });

  it('sends an answer under a name, and shows it when the page is seen again', async () => {
    const answer = await fake.send('/tickets/t1', {
      act: 'say',
      text: 'Baik, Bu.\r\nBesok ya.',
      by: 'Rahmat',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/tickets/t1');
    expect(events()).toMatchObject([
      { contact: 'Siti', text: 'Baik, Bu.\nBesok ya.', urgent: true, ticket: { id: 't1', by: 'Rahmat' } },
    ]);
    expect((await fake.ask('/tickets/t1')).body).toContain('Besok ya.');
  });

  it('sends once what is sent twice, and other words from the same page as well', async () => {
    const fields = { act: 'say', token: 'x1', text: 'Baik.', by: 'Rahmat' };
    await fake.send('/tickets/t1', fields);
    await fake.send('/tickets/t1', fields);
    expect(events()).toHaveLength(1);
    await fake.send('/tickets/t1', { ...fields, text: 'Baik sekali.' });
    expect(events()).toHaveLength(2);
  });

  it.each([
    [
      { act: 'say', text: 'Sudah lama ditulis', by: '' },
      'say-by-wrong',
      'form_missing',
      'Sudah lama ditulis',
    ],
    [{ act: 'say', text: ' ', by: 'Rahmat' }, 'say-text-wrong', 'form_missing', 'value="Rahmat"'],
    [{ act: 'say', text: longText, by: 'R' }, 'say-text-wrong', 'form_unfit', 'aaaa'],
    [{ act: 'state', state: 'closed', reason: '' }, 'state-reason-wrong', 'form_missing', 'make_closed'],
    [{ act: 'topic', topic: 'Cuaca' }, 'topic-topic-wrong', 'form_unfit', 'Sekolah'],
    [{ act: 'assign', assignee: 'nobody' }, 'assign-assignee-wrong', 'form_gone', 'Pak Rahmat'],
    [{ act: 'assign', assignee: 'Siti' }, 'assign-assignee-wrong', 'form_unfit', 'Pak Rahmat'],
    [{ act: 'note', text: 'Sudah ditelepon', by: '' }, 'note-by-wrong', 'form_missing', 'Sudah ditelepon'],
  ])('says at its place what is wrong, and keeps what was typed: %o', async (fields, place, words, kept) => {
    const { status, body } = await fake.send('/tickets/t1', fields);
    expect(status).toBe(400);
    expect(body).toMatch(new RegExp(`id="${place}">${words}<`));
    expect(body).toContain(kept);
    expect(events()).toEqual([]);
  });

  it('puts a canned answer below what was typed, to be read before it goes', async () => {
    const fields = { act: 'say', do: 'fill', text: 'Halo.', by: 'Rahmat', answer: 'janji' };
    const { status, body } = await fake.send('/tickets/t1', fields);
    expect(status).toBe(200);
    expect(body).toContain('Halo.\nBesok kami kabari, Siti. Salam, Rahmat</textarea>');
    expect(events()).toEqual([]);
  });

  it.each([
    [{ by: '', answer: 'janji' }, 'say-by-wrong'],
    [{ by: 'Rahmat', answer: '' }, 'say-answer-wrong'],
  ])('puts in no canned answer that lacks a name or was not chosen: %o', async (fields, place) => {
    const { status, body } = await fake.send('/tickets/t1', {
      act: 'say',
      do: 'fill',
      text: 'Halo.',
      ...fields,
    });
    expect(status).toBe(400);
    expect(body).toMatch(new RegExp(`id="${place}">form_missing<`));
    expect(body).toContain('Halo.</textarea>');
  });

  it('leads to whom the person was merged into', async () => {
    const record = fake.records.get('Siti');
    add('Ani', { name: 'Siti Aminah' });
    if (record) {
      fake.records.set('Siti', { ...record, forward: 'Ani' });
    }
    expect((await fake.ask('/tickets/t1')).body).toContain('href="/people/Ani">Siti Aminah</a>');
    expect((await fake.ask('/tickets')).body).toContain('Siti Aminah</a>');
  });

  it('sets how it stands, who answers and what it is about, and writes notes', async () => {
    await fake.send('/tickets/t1', { act: 'state', state: 'waiting', reason: 'Surat' });
    await fake.send('/tickets/t1', { act: 'assign', assignee: 'k1' });
    await fake.send('/tickets/t1', { act: 'topic', topic: 'Sekolah' });
    await fake.send('/tickets/t1', { act: 'note', text: 'Sudah ditelepon', by: 'Rahmat' });
    expect(events()).toMatchObject([
      { change: { kind: 'state', state: 'waiting', reason: 'Surat' } },
      { change: { kind: 'assign', to: { contact: 'k1', name: 'Pak Rahmat' } } },
      { change: { kind: 'topic', topic: 'Sekolah' } },
      { kind: 'note', text: 'Sudah ditelepon', by: 'Rahmat', ticket: 't1' },
    ]);
    const { body } = await fake.ask('/tickets/t1');
    expect(body).toMatch(/ticket_waiting.*Surat.*Sekolah.*Pak Rahmat.*Sudah ditelepon/s);
  });

  it('gives it back to the bot once, and has no place to answer then', async () => {
    const fields = { act: 'state', state: 'solved', reason: '', token: 'x1' };
    expect((await fake.send('/tickets/t1', fields)).status).toBe(303);
    expect((await fake.send('/tickets/t1', fields)).status).toBe(303);
    expect(events()).toHaveLength(1);
    const { body } = await fake.ask('/tickets/t1');
    expect(body).toContain('ticket_solved');
    expect(body).not.toContain('id="say"');
  });

  it('keeps an answer that comes after the end in view, and says that it did not go', async () => {
    ticket('t2', 'Siti', { state: 'closed', reason: 'replaced' });
    const { status, body } = await fake.send('/tickets/t2', { act: 'say', text: 'Maaf lama', by: 'Rahmat' });
    expect(status).toBe(400);
    expect(body).toMatch(/role="alert">form_over<.*Maaf lama/s);
    expect(body).toContain('ticket_replaced');
    expect(events()).toEqual([]);
  });

  it('is none where there is no such conversation', async () => {
    expect((await fake.ask('/tickets/none')).status).toBe(404);
    expect((await fake.send('/tickets/none', { act: 'say' })).status).toBe(404);
  });
});

describe('the pages of conversations', () => {
  it.each(['/tickets', '/tickets/t1'])('show %s to nobody who did not sign in', async (path) => {
    ticket('t1', 'Siti');
    const answer = await fake.app.request(path);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('Siti');
  });

  it.each([
    ['/tickets/t1', 'say'],
    ['/people/Siti', 'take'],
  ])('take nothing for %s from pages of other sites, or from strangers', async (path, act) => {
    ticket('t1', 'Siti');
    const signIn = await fake.app.request(`/sign-in?token=${token}`);
    const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const body = new URLSearchParams({ act, text: 'x', by: 'x', topic: 'x' }).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' };
    const post = (headers: object) =>
      fake.app.request(path, { method: 'POST', body, headers: { ...form, ...headers } });
    expect((await post({ cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({})).status).toBe(401);
    expect(events()).toEqual([]);
    expect((await post({ cookie, origin: 'http://localhost' })).status).toBe(303);
  });
});
