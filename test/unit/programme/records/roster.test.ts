import { describe, expect, it } from '@jest/globals';
import { createRoster } from '../../../../src/programme/records/roster.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { StoreError } from '../../../../src/store/store.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

async function createFixture(names: readonly string[]) {
  const store = await openEmbeddedStore({ path: ':memory:', now: () => 0 });
  const records = names.map((name, place) => sampleRecord(`c${String(place)}`, 1, { name }));
  await store.write({ contacts: records.map((each) => writeOf(each)), rows: [] });
  const read: string[] = [];
  let away = false;
  const roster = createRoster({
    revisions: () => store.revisions(),
    list: async (query) => {
      if (away) {
        throw new StoreError('unavailable', 'away');
      }
      const found = await store.list(query);
      read.push(...found.map(({ id }) => id));
      return found;
    },
  });
  return {
    store,
    /** Who was read since the last time it was asked. */
    read: () => read.splice(0),
    names: async () => (await roster.read()).map(({ name }) => name),
    goAway: (is: boolean) => {
      away = is;
    },
  };
}

describe('the roster', () => {
  it('reads those only who changed since, and has everybody by name', async () => {
    const { store, names, read } = await createFixture(['Wati', 'ani', 'Budi']);
    expect(await names()).toEqual(['ani', 'Budi', 'Wati']);
    expect(read()).toHaveLength(3);
    expect(await names()).toEqual(['ani', 'Budi', 'Wati']);
    await store.write({ contacts: [writeOf(sampleRecord('c1', 2, { name: 'Zainab' }))], rows: [] });
    expect(await names()).toEqual(['Budi', 'Wati', 'Zainab']);
    expect(read()).toEqual(['c1']);
  });

  it('leaves out who was erased or merged into another', async () => {
    const { store, names } = await createFixture(['Wati', 'Ani', 'Budi']);
    await names();
    const merged = { ...sampleRecord('c0', 2), forward: 'c1' };
    await store.write({ contacts: [writeOf(merged)], rows: [] });
    await store.erase('c2', 5000);
    expect(await names()).toEqual(['Ani']);
  });

  it('shows everybody as they are once the store is back that went away in between', async () => {
    const { store, names, goAway } = await createFixture(Array.from({ length: 250 }, (_, at) => `N${at}`));
    goAway(true);
    await expect(names()).rejects.toThrow('away');
    goAway(false);
    expect(await names()).toHaveLength(250);
    goAway(true);
    await store.write({ contacts: [writeOf(sampleRecord('c1', 2, { name: 'Ani' }))], rows: [] });
    await expect(names()).rejects.toThrow('away');
    goAway(false);
    expect((await names())[0]).toBe('Ani');
  });

  it('gives whoever asks meanwhile what they wrote before', async () => {
    const { store, names } = await createFixture(['Wati']);
    const first = names();
    const wrote = store.write({ contacts: [writeOf(sampleRecord('x', 1, { name: 'Ani' }))], rows: [] });
    const [, second] = await Promise.all([first, wrote.then(names), names()]);
    expect(second).toEqual(['Ani', 'Wati']);
  });
});
