import { describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

function somebody(id: string): Contact {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  return newContact({ id, at: 0, name: id, ...zone, addresses: [], stranger: false });
}

describe('a write with an Idempotency-Key', () => {
  it('is done once, and answered the same again', async () => {
    const made: string[] = [];
    const { ask } = createFakeConsole({
      backup: (path) => {
        made.push(path);
        return Promise.resolve();
      },
    });
    const backup = (headers: Record<string, string>) =>
      ask('/api/backups', { body: { path: '/tmp/b.db' }, headers });
    const first = await backup({ 'idempotency-key': 'k1' });
    const again = await backup({ 'idempotency-key': 'k1' });
    expect([first.status, again.status, made.length]).toEqual([201, 201, 1]);
    await backup({ 'idempotency-key': 'k2' });
    await backup({});
    expect(made).toHaveLength(3);
  });

  it('is refused when something else was asked for under its key', async () => {
    const { ask } = createFakeConsole();
    const headers = { 'idempotency-key': 'k' };
    await ask('/api/backups', { body: { path: '/tmp/b.db' }, headers });
    expect(await ask('/api/backups', { body: { path: '/tmp/c.db' }, headers })).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', where: 'header.Idempotency-Key' } },
    });
  });

  it('that failed may be tried again', async () => {
    let tries = 0;
    const { ask } = createFakeConsole({
      backup: () => (++tries === 1 ? Promise.reject(new Error('disk')) : Promise.resolve()),
    });
    const backup = () =>
      ask('/api/backups', { body: { path: '/tmp/b.db' }, headers: { 'idempotency-key': 'k' } });
    expect([(await backup()).status, (await backup()).status]).toEqual([500, 201]);
  });

  it('makes two things of two requests with one key, also where two processes were asked', async () => {
    const [one, other] = [createFakeConsole(), createFakeConsole()];
    const ids = await Promise.all(
      [one, other].map(async ({ ask, add }, index) => {
        add(somebody(`siti${index}`));
        const body = { contact: `siti${index}`, topic: 'Bantuan' };
        const made = await ask('/api/tickets', { body, headers: { 'idempotency-key': 'k' } });
        return (made.body as { id: string }).id;
      }),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('that answered a ticket is no other answer after a restart, lest a family waits for it in vain', async () => {
    const before = createFakeConsole();
    before.add(somebody('siti'));
    before.put.push({
      kind: 'tickets',
      id: 't',
      contact: 'siti',
      at: 0,
      version: 1,
      data: { state: 'open' },
    });
    const after = createFakeConsole({ companion: before.companion, records: createRecords(before) });
    const answer = ({ ask }: typeof before, text: string) =>
      ask('/api/tickets/t/messages', { body: { text }, headers: { 'idempotency-key': 'k' } });
    const first = await answer(before, 'Besok kami datang');
    expect(await answer(after, 'Lusa kami datang')).toMatchObject({
      status: 409,
      body: { error: { where: 'header.Idempotency-Key' } },
    });
    expect(await answer(after, 'Besok kami datang')).toMatchObject({ status: 202, body: first.body });
    expect(before.happened.size).toBe(1);
  });

  it.each([
    ['tasks', { state: 'done', reason: '' }, { state: 'cannot', reason: '' }],
    ['tickets', { state: 'solved', reason: 'Sudah cair' }, { state: 'solved', reason: 'Salah' }],
  ] as const)(
    'that ended one of the %s is done when it is sent again after a restart',
    async (kind, end, other) => {
      const { ask, put, happened } = createFakeConsole();
      put.push({ kind, id: 'x', contact: 'siti', at: 0, version: 2, data: { ...end, assignee: 'wati' } });
      const send = (body: object, headers = {}) => ask(`/api/${kind}/x`, { method: 'PATCH', body, headers });
      expect(await send(end, { 'idempotency-key': 'k' })).toMatchObject({ status: 202, body: { id: 'x' } });
      expect(await send(other, { 'idempotency-key': 'l' })).toMatchObject({ status: 409 });
      expect(await send(end)).toMatchObject({ status: 409 });
      expect(happened.size).toBe(0);
    },
  );
});
