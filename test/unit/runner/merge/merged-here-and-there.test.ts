import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

/** There are other processes, and nobody tells them of each other. */
const leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };

describe('two contacts that two processes make one and part by turns', () => {
  let store: Store;
  let one: Stage;
  let other: Stage;
  /** Of whom the first process can write nothing. */
  let unwritten: string | null;
  beforeEach(async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const shared = { flows: {}, clock, store, leases };
    unwritten = null;
    const wrap = (inner: Store): Store => ({
      ...inner,
      write: (batch) =>
        batch.contacts.some(({ record }) => record.id === unwritten)
          ? Promise.reject(new Error('the store is away'))
          : inner.write(batch),
    });
    one = await createStage({ ...shared, channel: createFakeChannel(), wrap });
    other = await createStage({ ...shared, channel: createFakeChannel() });
    for (const [age, id] of ['muda', 'tua', 'lain'].entries()) {
      const about = { at: clock.now() - age, name: id, language: 'id', timezone: 'Asia/Jakarta' };
      await one.companion.change(id, () =>
        newContact({ id, ...about, addresses: [`simulator:${id}`], stranger: false }),
      );
    }
  });
  afterEach(async () => {
    await Promise.all([one, other].map(({ companion }) => companion.stop()));
  });

  const part = async ({ companion }: Stage): Promise<void> => {
    expect(await companion.unmerge('muda')).toBe('done');
    await companion.settled();
  };
  const addresses = async (id: string) => (await store.find(id))?.contact.addresses;

  it('are one again, with the addresses of both, where who makes them one had done so before', async () => {
    await one.companion.merge('tua', 'muda');
    await part(other);
    await one.companion.merge('tua', 'muda');
    expect(await addresses('tua')).toEqual(['simulator:tua', 'simulator:muda']);
    expect((await store.find('tua'))?.absorbed).toEqual(['muda']);
  });

  it('are written to as two where who has news for one of them knew them as one', async () => {
    await one.companion.merge('tua', 'muda');
    await part(other);
    const words = { kind: 'notice', text: 'Halo', media: [], from: null, urgent: false } as const;
    await one.companion.happen('muda', { id: 'n1', at: 1, ...words });
    await one.companion.settled();
    const [row] = await one.rows('messages');
    expect(row).toMatchObject({ contact: 'muda', data: { address: 'simulator:muda', state: 'sent' } });
  });

  it('have back what was theirs where one of them is made one with somebody else before all was given back', async () => {
    await one.companion.merge('tua', 'muda');
    unwritten = 'tua';
    await part(one);
    expect(await addresses('tua')).toEqual(['simulator:tua', 'simulator:muda']);
    await other.companion.merge('lain', 'muda');
    expect(await addresses('tua')).toEqual(['simulator:tua']);
    expect(await addresses('lain')).toEqual(['simulator:lain', 'simulator:muda']);
  });

  it('are two again where who parts them knew them only as two', async () => {
    await other.companion.merge('tua', 'muda');
    await part(one);
    expect(await addresses('muda')).toEqual(['simulator:muda']);
    expect(await addresses('tua')).toEqual(['simulator:tua']);
  });
});
