import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../support/fake-console.ts';

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
});
