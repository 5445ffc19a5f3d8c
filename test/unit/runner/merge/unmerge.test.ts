import { describe, expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf, type StageOptions } from '../../../support/stage.ts';
import { somebody } from '../../../support/somebody.ts';
import { addTwo, eachTheirOwn, kabarFlows, playUnmerge } from '../../../support/play-unmerge.ts';

const day = 24 * 60 * 60 * 1000;
async function stageOf(options: Partial<StageOptions> = {}) {
  const stage = await createStage({ flows: kabarFlows, channel: createFakeChannel(), ...options });
  await addTwo(stage);
  return stage;
}

describe('a merge that is undone', () => {
  it('gives each its own history, profile and addresses back', async () => {
    const stage = await stageOf();
    const { before, after, ...whose } = await playUnmerge(stage);
    expect(whose).toEqual(eachTheirOwn);
    expect(after).toEqual(before);
  });

  it('keeps what was changed since, and can be made again', async () => {
    const { companion, store } = await stageOf();
    await companion.merge('tua', 'muda');
    await companion.change('tua', (known) => ({ ...(known ?? somebody({})), village: 'Bayu' }));
    await companion.unmerge('muda');
    await companion.settled();
    expect((await store.find('tua'))?.contact.village).toBe('Bayu');
    await companion.merge('tua', 'muda');
    expect(await store.find('muda')).toMatchObject({ forward: 'tua' });
    expect((await store.find('tua'))?.contact.addresses).toEqual(['simulator:tua', 'simulator:muda']);
  });

  it('is refused where there was none, and after thirty days', async () => {
    const stage = await stageOf();
    const { companion } = stage;
    expect(await companion.unmerge('muda')).toBe('not_merged');
    await companion.merge('tua', 'muda');
    expect(await companion.unmerge('tua')).toBe('not_merged');
    await stage.pass(31 * day);
    expect(await companion.unmerge('muda')).toBe('too_late');
  });

  it('is ended by the next process when it was cut short', async () => {
    const first = await stageOf();
    await first.companion.merge('tua', 'muda');
    await first.companion.settled();
    let broken = true;
    // The store takes the first write and then no more, as for a process that dies.
    const dying = (store: Store): Store => ({
      ...store,
      write: (batch) => {
        const isSplit = batch.contacts.some(({ record }) => record.id === 'tua');
        return broken && isSplit ? Promise.reject(new Error('gone')) : store.write(batch);
      },
    });
    const second = await createStage({
      flows: kabarFlows,
      channel: createFakeChannel(),
      store: first.store,
      clock: first.clock,
      wrap: dying,
    });
    await second.companion.unmerge('muda');
    await second.companion.settled();
    expect((await first.store.find('tua'))?.contact.addresses).toContain('simulator:muda');
    broken = false;
    await second.companion.stop();
    const third = await createStage({
      flows: kabarFlows,
      channel: createFakeChannel(),
      store: first.store,
      clock: first.clock,
    });
    await third.companion.settled();
    expect((await first.store.find('tua'))?.contact.addresses).toEqual(['simulator:tua']);
    expect(await first.store.findRow('merges', 'muda')).toBeUndefined();
    const taken = await third.companion.hear({
      key: 'x',
      name: '',
      message: messageOf('simulator:muda', 'halo'),
    });
    expect(taken.contact).toBe('muda');
  });
});
