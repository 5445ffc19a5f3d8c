import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';

const day = 24 * 60 * 60 * 1000;

let fake: FakeConsole;
let now: number;

const add = (id: string, more: Partial<Contact> = {}): void => {
  const about = { id, at: now, name: id, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  fake.add({ ...newContact({ ...about, addresses: [`simulator:${id}`] }), ...more });
};
const task = (id: string, due: number, data: Row['data'] = {}): void => {
  const usual = { title: `Kunjungi ${id}`, why: '', assignee: 'v1', state: 'open', reason: '', due };
  fake.put.push({ kind: 'tasks', id, contact: 'Siti', at: now, version: 1, data: { ...usual, ...data } });
};
const events = () => [...fake.happened.values()];
const listed = async (path: string): Promise<readonly string[]> =>
  [...String((await fake.ask(path)).body).matchAll(/href="\/tasks\/([^"]*)"/g)].map(([, id]) => id ?? '');

beforeEach(() => {
  fake = createFakeConsole();
  now = fake.companion.now();
  add('Siti', { companion: 'v1' });
  add('v1', { name: 'Bu Dewi', role: 'volunteer' });
  add('k1', { name: 'Pak Rahmat', role: 'coordinator' });
});

describe('the list of tasks', () => {
  beforeEach(() => {
    task('later', now + 3 * day);
    task('late', now - 2 * day);
    task('soon', now + day, { assignee: 'k1' });
    task('old', now - 9 * day, { state: 'done', endedAt: now - 8 * day });
    task('fresh', now - 9 * day, { state: 'done', endedAt: now - day });
  });

  it('shows open work by the day it is due, for whom and about whom', async () => {
    expect(await listed('/tasks')).toEqual(['late', 'soon', 'later']);
    const { body } = await fake.ask('/tasks');
    expect(body).toMatch(
      /Kunjungi late.*href="\/people\/Siti".*href="\/people\/v1">Bu Dewi.*tasks_list_overdue.*days_ago 2/s,
    );
  });

  it('is narrowed by who does it and how it stands', async () => {
    expect(await listed('/tasks?view=overdue')).toEqual(['late']);
    expect(await listed('/tasks?assignee=k1')).toEqual(['soon']);
    expect(await listed('/tasks?view=done')).toEqual(['fresh', 'old']);
    expect(await listed('/tasks?view=nothing&page=0')).toEqual(['late', 'soon', 'later']);
  });

  it('comes in pages that keep what was chosen', async () => {
    for (let place = 0; place < 60; place++) {
      task(`t${place}`, now + place * day, { assignee: 'k1' });
    }
    expect(await listed('/tasks?assignee=k1')).toHaveLength(50);
    expect((await fake.ask('/tasks?assignee=k1')).body).toContain('href="/tasks?assignee=k1&amp;page=2"');
    expect(await listed('/tasks?assignee=k1&page=2')).toHaveLength(11);
  });
});

describe('the page of a task', () => {
  beforeEach(() => {
    task('t1', now + day);
  });

  it('ends it with a reason, once', async () => {
    const fields = { act: 'end', state: 'cannot', reason: 'Sedang pergi', token: 'x1' };
    const answer = await fake.send('/tasks/t1', fields);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/tasks/t1']);
    expect((await fake.send('/tasks/t1', fields)).status).toBe(303);
    expect(events()).toMatchObject([
      { contact: 'v1', task: 't1', change: { kind: 'end', state: 'cannot', reason: 'Sedang pergi' } },
    ]);
    const { body } = await fake.ask('/tasks/t1');
    expect(body).toMatch(/tasks_list_cannot.*Sedang pergi/s);
    expect(body).not.toContain('<form');
  });

  it('moves it to another day, by the clock of who does it', async () => {
    expect((await fake.ask('/tasks/t1')).body).toContain('type="date" value="2025-05-05"');
    expect((await fake.send('/tasks/t1', { act: 'later', due: '2025-05-09' })).status).toBe(303);
    expect(events()).toMatchObject([
      { change: { kind: 'later', due: Date.parse('2025-05-09T17:00+07:00') } },
    ]);
    expect((await fake.ask('/tasks/t1')).body).toContain('9 Mei 2025, 17.00');
  });

  it.each([
    [{ act: 'later', due: '2025-05-01' }, 'later-due-wrong', 'form_past', 'value="2025-05-01"'],
    [{ act: 'later', due: '' }, 'later-due-wrong', 'form_missing', 'later-due'],
    [{ act: 'later', due: 'besok' }, 'later-due-wrong', 'form_unfit', 'value="besok"'],
    [{ act: 'end', state: 'cancelled', reason: ' ' }, 'end-reason-wrong', 'form_missing', 'end_cancelled'],
  ])('says at its place what is wrong, and keeps what was typed: %o', async (fields, place, words, kept) => {
    const { status, body } = await fake.send('/tasks/t1', fields);
    expect(status).toBe(400);
    expect(body).toMatch(new RegExp(`id="${place}">${words}<`));
    expect(body).toContain(kept);
    expect(events()).toEqual([]);
  });

  it('says so where it has been ended otherwise meanwhile, or where nobody has it', async () => {
    task('t2', now, { state: 'done', endedAt: now });
    const late = await fake.send('/tasks/t2', { act: 'end', state: 'cancelled', reason: 'Salah' });
    expect(late.status).toBe(400);
    expect(late.body).toContain('form_over');
    task('t3', now, { assignee: null });
    expect((await fake.ask('/tasks/t3')).body).toContain('task_without');
    expect((await fake.ask('/tasks/none')).status).toBe(404);
    expect((await fake.send('/tasks/none', {})).status).toBe(404);
  });

  it('shows words as they were written, never as a part of the page', async () => {
    task('t4', now, { title: '<script>x', why: '<b>y' });
    const page = (await fake.ask('/tasks/t4')).body;
    const list = (await fake.ask('/tasks')).body;
    expect([page, list]).toEqual([0, 1].map(() => expect.stringContaining('&lt;script&gt;x')));
    expect([page, list].join()).not.toMatch(/<script|<b>/);
  });
});

describe('the list of incidents', () => {
  const incident = (id: string, at: number, data: Row['data'] = {}): void => {
    const usual = { what: 'unreachable', flow: null, step: null, detail: 'blocked', state: 'open' };
    fake.put.push({ kind: 'incidents', id, contact: 'Siti', at, version: 1, data: { ...usual, ...data } });
  };

  it('says what happened and to whom, how often, and comes with the latest first', async () => {
    incident('i1', now - 3 * day, { what: 'loop' });
    incident('i2', now, { what: 'expression', flow: 'kabar', step: 'tanya', count: 7 });
    incident('i3', now - day, { what: 'of_tomorrow', detail: '<script>' });
    const { body } = await fake.ask('/incidents');
    expect(body).toMatch(
      /incident_expression.*href="\/people\/Siti".*today.*incident_times 7.*Kabar, tanya/s,
    );
    expect(body).toMatch(/incident_expression.*incident_other.*incident_loop/s);
    expect(body).not.toContain('<script>');
  });

  it('comes in pages', async () => {
    for (let place = 0; place < 70; place++) {
      incident(`i${place}`, now - place);
    }
    const count = async (path: string) => String((await fake.ask(path)).body).match(/incident_unreachable/g);
    expect(await count('/incidents')).toHaveLength(50);
    expect(await count('/incidents?page=2')).toHaveLength(20);
  });
});

describe('the first page', () => {
  it('counts what waits for somebody, and leads to it', async () => {
    task('t1', now - day);
    task('t2', now + day);
    const ticket = { kind: 'tickets', contact: 'Siti', at: now, version: 1 } as const;
    fake.put.push({ ...ticket, id: 'a', data: { state: 'open' } });
    fake.put.push({ ...ticket, id: 'b', data: { state: 'waiting' } });
    fake.put.push({ ...ticket, id: 'c', data: { state: 'closed' } });
    fake.put.push({ ...ticket, kind: 'incidents', id: 'd', data: {} });
    fake.put.push({ ...ticket, kind: 'incidents', id: 'e', data: {}, at: now - 2 * day });
    const { body } = await fake.ask('/');
    expect(body).toMatch(/href="\/tickets"><strong>2<\/strong> tickets_open/);
    expect(body).toMatch(/href="\/tasks\?view=overdue"><strong>1<\/strong> tasks_overdue/);
    expect(body).toMatch(/href="\/tasks"><strong>2<\/strong> tasks_open/);
    expect(body).toMatch(/href="\/incidents"><strong>1<\/strong> incidents_today/);
  });
});

describe('the pages of work and of incidents', () => {
  it.each(['/tasks', '/tasks/t1', '/incidents'])('show %s to nobody who did not sign in', async (path) => {
    task('t1', now);
    const answer = await fake.app.request(path);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('Siti');
    expect((await fake.app.request('/tasks/t1', { method: 'POST' })).status).toBe(401);
  });
});
