import { describe, expect, it } from '@jest/globals';
import { StoreError } from '../../../src/store/store.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

describe('a backup over the API', () => {
  it('that cannot be written names the path, and does not blame the store that goes on', async () => {
    const refuse = () => Promise.reject(new StoreError('unavailable', 'no such folder'));
    const { ask, logged } = createFakeConsole({ backup: refuse });
    expect(await ask('/api/backups', { body: { path: '/proc/semangat.db' } })).toMatchObject({
      status: 503,
      body: { error: { where: 'body.path', message: expect.stringContaining('could not be written') } },
    });
    expect(logged).toMatchObject([['error', expect.any(String), { reason: 'unavailable' }]]);
  });

  it.each(['semangat.db', '/tmp/a\u0000b'])('goes to a path that there can be, not to %j', async (path) => {
    const { ask } = createFakeConsole();
    expect(await ask('/api/backups', { body: { path } })).toMatchObject({
      status: 400,
      body: { error: { where: 'body.path' } },
    });
  });
});
