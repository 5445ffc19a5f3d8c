import { describe, expect, it } from '@jest/globals';
import { createInvites } from '../../../../src/programme/invites/create-invites.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';

describe('an invitation', () => {
  it('is made once of one cause, also when several processes are asked at the same time', async () => {
    const store = await openEmbeddedStore({ path: ':memory:', now: () => 5000 });
    const [one, other] = [5000, 5001].map((time) => createInvites({ store, now: () => time }));
    const [first, second] = await Promise.all([one?.('dewi', 1000, 'key'), other?.('dewi', 1000, 'key')]);
    expect(first).toMatchObject({ companion: 'dewi', until: 6000 });
    expect(second).toEqual(first);
    expect(await one?.('dewi', 1000, 'other key')).not.toEqual(first);
    await store.close();
  });
});
