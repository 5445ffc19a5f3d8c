import { describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

function somebody(id: string, more: Partial<Contact>): Contact {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const made = newContact({ id, at: 0, name: id, ...zone, addresses: [`simulator:${id}`], stranger: false });
  return { ...made, ...more };
}

function programme() {
  const made = createFakeConsole();
  made.add(somebody('wati', { role: 'volunteer' }));
  made.add(somebody('budi', { role: 'volunteer' }));
  made.add(somebody('rini', { role: 'coordinator' }));
  made.add(somebody('siti', { companion: 'wati' }));
  made.add(somebody('ani', {}));
  return { ...made, events: () => [...made.happened.values()] };
}

const patch = (body: object) => ({ method: 'PATCH', body });
const refused = (where: string) => ({ status: 409, body: { error: { code: 'conflict', where } } });

describe('a companion', () => {
  it.each(['budi', 'rini'])('is given to families alone, on every way: not to %s', async (who) => {
    const { ask, events } = programme();
    const pair = { contact: who, companion: 'wati' };
    expect(await ask('/api/pairs', { body: pair })).toMatchObject(refused('body.contact'));
    expect(await ask(`/api/pairs/${who}`, patch({ companion: 'wati' }))).toMatchObject(refused('path.id'));
    const change = await ask(`/api/contacts/${who}`, patch({ companion: 'wati' }));
    expect(change).toMatchObject(refused('body.companion'));
    const made = { name: 'Tini', role: 'volunteer', companion: 'wati' };
    expect(await ask('/api/contacts', { body: made })).toMatchObject(refused('body.companion'));
    const table = 'external_id,name,role,companion,addresses\nV9,Tini,volunteer,wati,simulator:tini\n';
    const headers = { 'content-type': 'text/csv' };
    expect(await ask('/api/contacts/import', { body: table, headers })).toMatchObject({
      body: { refused: 1, problems: [{ line: 2, column: 'companion', level: 'error' }] },
    });
    expect(events()).toEqual([]);
  });

  it('stays a volunteer while families are with them', async () => {
    const { ask } = programme();
    const change = await ask('/api/contacts/wati', patch({ role: 'beneficiary' }));
    expect(change).toMatchObject(refused('body.role'));
    expect(await ask('/api/contacts/wati')).toMatchObject({ body: { role: 'volunteer' } });
    expect(await ask('/api/contacts/budi', patch({ role: 'beneficiary' }))).toMatchObject({ status: 200 });
  });
});

describe('the words and tasks of families', () => {
  it('never go to another family: none stands in, is away, or gets a task', async () => {
    const { ask, put, events } = programme();
    const until = '2025-06-01';
    const away = (who: string, more: object = {}) =>
      ask(`/api/contacts/${who}/away`, { body: { until, ...more } });
    expect(await away('siti')).toMatchObject(refused('path.id'));
    expect(await away('wati', { stand_in: 'ani' })).toMatchObject(refused('body.stand_in'));
    expect(await away('wati', { stand_in: 'wati' })).toMatchObject(refused('body.stand_in'));
    const task = { contact: 'siti', title: 'Kunjungan', assignee: 'ani' };
    expect(await ask('/api/tasks', { body: task })).toMatchObject(refused('body.assignee'));
    const data = { title: 'Kunjungan', assignee: 'wati', state: 'open' };
    put.push({ kind: 'tasks', id: 't1', contact: 'siti', at: 0, version: 1, data });
    expect(await ask('/api/tasks/t1', patch({ assignee: 'ani' }))).toMatchObject(refused('body.assignee'));
    expect(events()).toEqual([]);
  });
});

describe('a volunteer who is away', () => {
  it('is away to the end of the day that is named, by their own clock', async () => {
    const { ask, events } = programme();
    await ask('/api/contacts/wati/away', { body: { until: '2025-06-01', stand_in: 'budi' } });
    expect(events()).toMatchObject([{ kind: 'away', until: Date.parse('2025-06-02T00:00:00+07:00') }]);
  });

  it('has a task for a family of theirs go to who stands in, unless they are named themselves', async () => {
    const { ask, add, events } = programme();
    const until = Date.parse('2025-06-02T00:00:00+07:00');
    add(somebody('wati', { role: 'volunteer', away: { until, standIn: 'budi' } }));
    const task = { contact: 'siti', title: 'Kunjungan' };
    expect(await ask('/api/tasks', { body: task })).toMatchObject({ body: { assignee: 'budi' } });
    const named = await ask('/api/tasks', { body: { ...task, assignee: 'wati' } });
    expect(named).toMatchObject({ body: { assignee: 'wati' } });
    expect(events()).toMatchObject([{ contact: 'budi' }, { contact: 'wati' }]);
  });
});

describe('a task that somebody has open already', () => {
  it('is refused instead of being made and cancelled at once, also where it would be moved to them', async () => {
    const { ask, add, put, events } = programme();
    const about = { contact: 'siti', name: 'siti', village: null, companion: 'wati' };
    const open = { id: 't1', kind: 'staff:Kunjungan', about, title: 'Kunjungan', why: '' } as const;
    const given = { for: 'companion', flow: null, due: 0, openedAt: 0, passed: 0, version: 1 } as const;
    add(somebody('wati', { role: 'volunteer', tasks: [{ ...open, ...given }] }));
    const task = { contact: 'siti', title: 'Kunjungan' };
    expect(await ask('/api/tasks', { body: task })).toMatchObject(refused('body'));
    const data = { sort: 'staff:Kunjungan', title: 'Kunjungan', assignee: 'budi', state: 'open' };
    put.push({ kind: 'tasks', id: 't2', contact: 'siti', at: 0, version: 1, data });
    expect(await ask('/api/tasks/t2', patch({ assignee: 'wati' }))).toMatchObject(refused('body'));
    expect(events()).toEqual([]);
  });
});
