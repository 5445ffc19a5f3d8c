import { describe, expect, it } from '@jest/globals';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeStore } from '../../../support/fake-store.ts';

describe('the name of a request', () => {
  it('stands for one of two that use it differently at the same moment in two processes', async () => {
    const { store } = createFakeStore();
    const [one, other] = [createRecords({ store }), createRecords({ store })];
    const both = await Promise.all([one.claim('k', 'Beras'), other.claim('k', 'Air')]);
    expect(both).toEqual(['new', 'other']);
  });

  it('is begun by one of two who ask for the same at the same moment, so that the other finds it done', async () => {
    const { store } = createFakeStore();
    const [one, other] = [createRecords({ store }), createRecords({ store })];
    expect(await Promise.all([one.claim('k', 'a'), other.claim('k', 'a')])).toEqual(['new', 'begun']);
  });

  it('is known for what was begun, for what was done, and free again for what failed', async () => {
    const records = createRecords(createFakeStore());
    const claim = (use: string) => records.claim('k', use);
    expect([await claim('a'), await claim('a'), await claim('b')]).toEqual(['new', 'begun', 'other']);
    await records.conclude('k', 'a', 'failed');
    expect([await claim('b'), await claim('b')]).toEqual(['new', 'begun']);
    await records.conclude('k', 'b', 'done');
    expect([await claim('b'), await claim('a')]).toEqual(['done', 'other']);
  });
});
