import { describe, expect, it } from '@jest/globals';
import { newContact, type Contact } from '../../../src/domain/contact/contact.ts';
import { phonePause } from '../../../src/domain/contact/phone-pause.ts';
import { type TicketDesk } from '../../../src/flowfile/settings/ticket-settings.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

function somebody(id: string, more: Partial<Contact> = {}): Contact {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const made = newContact({ id, at: 0, name: id, ...zone, addresses: [`simulator:${id}`], stranger: false });
  return { ...made, ...more };
}

function programme(desk: Partial<TicketDesk> = {}) {
  const made = createFakeConsole({ desk: { topics: [], answers: {}, ...desk } });
  made.add(somebody('wati', { role: 'volunteer' }));
  made.add(somebody('budi', { role: 'volunteer' }));
  made.add(somebody('siti', { companion: 'wati' }));
  made.add(somebody('ani'));
  return { ...made, events: () => [...made.happened.values()] };
}

describe('tasks over the API', () => {
  it('go to the companion of the family, or to whom is named', async () => {
    const { ask, events } = programme();
    const first = await ask('/api/tasks', {
      body: { contact: 'siti', title: 'Kunjungan', due: '2025-05-09' },
    });
    expect(first).toMatchObject({ status: 201, body: { assignee: 'wati' } });
    await ask('/api/tasks', { body: { contact: 'siti', title: 'Kunjungan', assignee: 'budi' } });
    expect(events()).toMatchObject([
      { contact: 'wati', kind: 'task', task: { title: 'Kunjungan', about: { contact: 'siti' } } },
      { contact: 'budi', kind: 'task' },
    ]);
  });

  it('for a family without a companion are refused, and nobody gets them instead', async () => {
    const { ask, events } = programme();
    const answer = await ask('/api/tasks', { body: { contact: 'ani', title: 'Kunjungan' } });
    expect(answer).toMatchObject({ status: 409, body: { error: { where: 'body.contact' } } });
    expect(events()).toEqual([]);
  });

  it('are made once for one key', async () => {
    const { ask, events } = programme();
    const headers = { 'idempotency-key': 'k1' };
    const body = { contact: 'siti', title: 'Kunjungan' };
    const [one, two] = [
      await ask('/api/tasks', { body, headers }),
      await ask('/api/tasks', { body, headers }),
    ];
    expect(one.body).toEqual(two.body);
    expect(events()).toHaveLength(1);
  });

  it('are changed while they are open', async () => {
    const { ask, put, events } = programme();
    const row = { kind: 'tasks', id: 't1', contact: 'siti', at: 0, version: 1 } as const;
    put.push({ ...row, data: { title: 'Kunjungan', assignee: 'wati', state: 'open' } });
    put.push({ ...row, id: 't2', data: { title: 'Kunjungan', assignee: 'wati', state: 'done' } });
    expect(await ask('/api/tasks/t1')).toMatchObject({ status: 200, body: { title: 'Kunjungan' } });
    const change = { method: 'PATCH', body: { assignee: 'budi' } };
    expect(await ask('/api/tasks/t1', change)).toMatchObject({ status: 202 });
    expect(await ask('/api/tasks/t2', change)).toMatchObject({ status: 409 });
    expect(await ask('/api/tasks/t3', change)).toMatchObject({ status: 404 });
    expect(await ask('/api/tasks/t1', { method: 'PATCH', body: { state: 'lost' } })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('done, cannot or cancelled') } },
    });
    expect(events()).toMatchObject([{ contact: 'wati', task: 't1', change: { kind: 'move', to: 'budi' } }]);
  });
});

describe('pairs over the API', () => {
  it('are listed, made and changed', async () => {
    const { ask, events } = programme();
    expect(await ask('/api/pairs')).toMatchObject({
      body: { pairs: [{ contact: 'siti', companion: 'wati' }] },
    });
    await ask('/api/pairs', { body: { contact: 'ani', companion: 'budi' } });
    await ask('/api/pairs/siti', { method: 'PATCH', body: { companion: null } });
    expect(events()).toMatchObject([
      { contact: 'ani', kind: 'pair', companion: 'budi', name: 'budi' },
      { contact: 'siti', kind: 'pair', companion: null },
    ]);
  });

  it('never make somebody the companion who is no volunteer', async () => {
    const { ask } = programme();
    const refused = { status: 409, body: { error: { where: 'body.companion' } } };
    for (const companion of ['siti', 'ani']) {
      expect(await ask('/api/pairs', { body: { contact: 'ani', companion } })).toMatchObject(refused);
      const change = { method: 'PATCH', body: { companion } };
      expect(await ask('/api/contacts/ani', change)).toMatchObject(refused);
    }
    const own = { contact: 'budi', companion: 'budi' };
    expect(await ask('/api/pairs', { body: own })).toMatchObject(refused);
  });

  it.each([
    ['/api/tasks', { contact: 'nobody', title: 'A' }, 'contact'],
    ['/api/tasks', { contact: 'siti', title: 'A', assignee: 'nobody' }, 'assignee'],
    ['/api/tickets', { contact: 'nobody', topic: 'A' }, 'contact'],
    ['/api/pairs', { contact: 'nobody', companion: 'wati' }, 'contact'],
    ['/api/pairs', { contact: 'siti', companion: 'nobody' }, 'companion'],
    ['/api/pairs/move', { from: 'nobody', to: 'budi' }, 'from'],
    ['/api/pairs/move', { from: 'wati', to: 'nobody' }, 'to'],
    ['/api/contacts/wati/away', { until: '2025-06-01', stand_in: 'nobody' }, 'stand_in'],
  ])('name the place of an id that nobody has: %s %o', async (path, body, where) => {
    const { ask } = programme();
    expect(await ask(path, { body })).toMatchObject({
      status: 404,
      body: { error: { where: `body.${where}` } },
    });
  });

  it('move as a whole caseload, up to what one person can carry', async () => {
    const { ask, add, events } = programme();
    for (let n = 0; n < 39; n++) {
      add(somebody(`k${n}`, { companion: 'wati' }));
    }
    const body = { from: 'wati', to: 'budi' };
    expect(await ask('/api/pairs/move', { body })).toMatchObject({ status: 200, body: { moved: 40 } });
    const [act, ...pairs] = events();
    expect(act).toMatchObject({ contact: 'wati', kind: 'hand_over', to: 'budi', count: 40 });
    expect(pairs.every((each) => each.kind === 'pair' && each.companion === 'budi')).toBe(true);
    expect(pairs).toHaveLength(40);
    for (let n = 0; n < 30; n++) {
      add(somebody(`b${n}`, { companion: 'budi' }));
    }
    expect(await ask('/api/pairs/move', { body })).toMatchObject({ status: 409 });
  });

  it('know who is away, and until when', async () => {
    const { ask, events } = programme();
    await ask('/api/contacts/wati/away', { body: { until: '2025-06-01', stand_in: 'budi' } });
    expect(events()).toMatchObject([{ contact: 'wati', kind: 'away', standIn: 'budi' }]);
    expect(await ask('/api/contacts/wati/away', { body: { until: '2020-01-01' } })).toMatchObject({
      status: 400,
    });
  });
});

describe('a new number over the API', () => {
  it('is an event of the family, once, and refused where it makes no sense', async () => {
    const { ask, events } = programme();
    const path = (who: string) => `/api/contacts/${who}/new-number`;
    const body = { address: 'whatsapp:0812-3456-7890' };
    expect(await ask(path('siti'), { body })).toMatchObject({ status: 202 });
    expect(await ask(path('siti'), { body })).toMatchObject({ status: 202 });
    expect(await ask(path('siti'), { body: { address: 'simulator:siti' } })).toMatchObject({ status: 409 });
    expect(await ask(path('wati'), { body })).toMatchObject({ status: 409 });
    expect(await ask(path('nobody'), { body })).toMatchObject({ status: 404 });
    expect(events()).toMatchObject([
      { contact: 'siti', kind: 'new_number', address: 'whatsapp:1/pn/6281234567890', newcomer: null },
    ]);
  });
});

describe('a conversation that somebody took up on the phone', () => {
  it('is shown with its end, and given back to the bot before it; one that nobody took up is not', async () => {
    const { ask, add, events } = programme();
    const ticket = phonePause('e1');
    const pause = { kind: 'handback', id: 'f1', ticket, due: Date.parse('2025-05-05T00:30:45Z') } as const;
    add(somebody('dewi', { ticket, followUps: [pause] }));
    expect((await ask('/api/contacts/dewi')).body).toMatchObject({
      paused_until: '2025-05-05T00:30:45.000Z',
    });
    const back = (who: string) => ask(`/api/contacts/${who}/handback`, { method: 'POST' });
    expect(await back('dewi')).toMatchObject({ status: 200 });
    expect(await back('siti')).toMatchObject({ status: 409 });
    expect(await back('nobody')).toMatchObject({ status: 404 });
    expect(events()).toMatchObject([{ contact: 'dewi', kind: 'handback' }]);
  });
});

describe('tickets over the API', () => {
  it('are opened, answered by a human at once, and closed', async () => {
    const { ask, put, events } = programme();
    const opened = await ask('/api/tickets', { body: { contact: 'siti', topic: 'Bantuan belum cair' } });
    const { id } = opened.body as { id: string };
    put.push({ kind: 'tickets', id, contact: 'siti', at: 0, version: 1, data: { state: 'open' } });
    await ask(`/api/tickets/${id}/messages`, { body: { text: 'Kami cek dulu ya Bu' } });
    await ask(`/api/tickets/${id}`, { method: 'PATCH', body: { state: 'closed' } });
    expect(events()).toMatchObject([
      { contact: 'siti', kind: 'handover', ticket: id, topic: 'Bantuan belum cair' },
      { contact: 'siti', kind: 'notice', text: 'Kami cek dulu ya Bu', urgent: true },
      { contact: 'siti', kind: 'ticket_change', ticket: id, change: { kind: 'state', state: 'closed' } },
    ]);
    put.push({ kind: 'tickets', id: 'old', contact: 'siti', at: 0, version: 1, data: { state: 'closed' } });
    const late = await ask('/api/tickets/old/messages', { body: { text: 'halo' } });
    expect(late).toMatchObject({ status: 409 });
  });

  it('have a topic of the programme, an assignee, states with reasons, and notes that staff alone see', async () => {
    const { ask, put, events } = programme({ topics: ['Bantuan'] });
    const open = (body: object) => ask('/api/tickets', { body: { contact: 'siti', ...body } });
    expect(await open({ topic: 'Cuaca' })).toMatchObject({
      status: 400,
      body: { error: { where: 'body.topic' } },
    });
    expect(await open({ topic: 'Bantuan', assignee: 'ani' })).toMatchObject({ status: 400 });
    expect(await open({ topic: 'Bantuan', assignee: 'nobody' })).toMatchObject({
      status: 404,
      body: { error: { where: 'body.assignee' } },
    });
    await open({ topic: 'Bantuan', assignee: 'wati' });
    const data = { state: 'waiting', topic: 'Bantuan', assignee: 'wati' };
    put.push({ kind: 'tickets', id: 't', contact: 'siti', at: 0, version: 1, data });
    const change = (body: object) => ask('/api/tickets/t', { method: 'PATCH', body });
    await change({ assignee: 'budi' });
    expect(await change({ topic: 'Cuaca' })).toMatchObject({ status: 400 });
    expect(await change({ state: 'lost' })).toMatchObject({ status: 400 });
    await change({ state: 'solved', reason: 'Sudah cair' });
    await ask('/api/tickets/t/notes', { body: { text: 'PIN 123456 jangan', by: 'Rini' } });
    expect(events()).toMatchObject([
      { kind: 'handover', topic: 'Bantuan', assignee: { contact: 'wati' } },
      { kind: 'ticket_change', change: { kind: 'assign', to: { contact: 'budi', name: 'budi' } } },
      { kind: 'ticket_change', change: { kind: 'state', state: 'solved', reason: 'Sudah cair' } },
      { kind: 'note', ticket: 't', by: 'Rini', text: expect.not.stringContaining('123456') },
    ]);
  });

  it('are answered by canned answers in the language of the person', async () => {
    const answers = { janji: { id: 'Besok, {name}. {who}', jv: 'Bénjing, {name}.' } };
    const { ask, put, events, add } = programme({ answers });
    add(somebody('tini', { language: 'jv' }));
    const data = { state: 'open', topic: 'Bantuan', assignee: 'wati' };
    put.push({ kind: 'tickets', id: 't', contact: 'siti', at: 0, version: 1, data });
    put.push({ kind: 'tickets', id: 'j', contact: 'tini', at: 0, version: 1, data });
    expect(await ask('/api/tickets/choices')).toMatchObject({ body: { answers: [{ id: 'janji' }] } });
    await ask('/api/tickets/t/messages', { body: { answer: 'janji' } });
    await ask('/api/tickets/j/messages', { body: { answer: 'janji', by: 'Rini' } });
    expect(await ask('/api/tickets/t/messages', { body: { answer: 'none' } })).toMatchObject({ status: 404 });
    expect(events()).toMatchObject([
      { text: 'Besok, siti. wati', ticket: { id: 't', by: 'wati' } },
      { text: 'Bénjing, tini.', ticket: { id: 'j', by: 'Rini' } },
    ]);
  });

  it('let a human put a reaction on a message of theirs, where the network can', async () => {
    const { ask, put, events } = programme();
    put.push({ kind: 'tickets', id: 'k1', contact: 'siti', at: 0, version: 1, data: { state: 'open' } });
    const heard = { kind: 'messages', contact: 'siti', at: 0, version: 1 } as const;
    const data = { direction: 'in', text: '', address: 'telegram:7' };
    put.push({ ...heard, id: 'e1.0', data: { ...data, networkId: '55' } });
    put.push({ ...heard, id: 'e2.0', data });
    const react = (reaction: string, to: string) =>
      ask('/api/tickets/k1/messages', { body: { reaction, to } });
    expect(await react('👍', 'e1')).toMatchObject({ status: 202 });
    expect(await react('👍', 'e2')).toMatchObject({ status: 409, body: { error: { where: 'body.to' } } });
    expect(await react('👍', 'e9')).toMatchObject({ status: 404, body: { error: { where: 'body.to' } } });
    expect(await react('oke', 'e1')).toMatchObject({ status: 400 });
    expect(events()).toMatchObject([
      { kind: 'notice', text: '👍', reaction: { message: 'e1.0', at: 'telegram:7', networkId: '55' } },
    ]);
  });
});
