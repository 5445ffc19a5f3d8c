import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Row } from '../../src/domain/row.ts';
import { type RowQuery } from '../../src/store/store.ts';
import { sampleRow } from '../support/store-samples.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

const all: RowQuery = { kind: 'messages', limit: 100, order: 'oldest' };

/** The rows beside the contacts: idempotent, versioned, in order. */
export function storeRowsSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
  });
  afterEach(async () => {
    await under.dispose();
  });

  const put = (...rows: readonly Row[]) => under.store.write({ contacts: [], rows });
  const ids = async (query: RowQuery) => (await under.store.rows(query)).map(({ id }) => id);

  describe('rows', () => {
    it('come back as they were put', async () => {
      const row = sampleRow('m', {
        contact: 'a',
        data: { text: 'baik', n: 1.5, list: [true, { deep: null }] },
      });
      await put(row);
      expect(await under.store.findRow('messages', 'm')).toEqual(row);
      expect(await under.store.rows(all)).toEqual([row]);
      expect(await under.store.findRow('results', 'm')).toBeUndefined();
    });

    it('of what went live are listed, the latest first, and stay when people are erased', async () => {
      const live = (id: string) =>
        sampleRow(id, { kind: 'publications', contact: null, data: { live: { id } } });
      await put(live('one'), live('two'));
      await under.store.erase('a', 1000);
      await put(live('three'));
      const query: RowQuery = { kind: 'publications', limit: 2, order: 'newest' };
      expect(await ids(query)).toEqual(['three', 'two']);
      expect(await ids({ ...query, after: 'two' })).toEqual(['one']);
    });

    it('are narrowed to a time: from a moment on, and earlier than another', async () => {
      await put(...[1, 2, 3, 4].map((at) => sampleRow(`m${at}`, { at: at * 1000 })));
      expect(await ids({ ...all, from: 2000 })).toEqual(['m2', 'm3', 'm4']);
      expect(await ids({ ...all, to: 3000 })).toEqual(['m1', 'm2']);
      expect(await ids({ ...all, from: 2000, to: 4000, limit: 1, after: 'm2' })).toEqual(['m3']);
    });

    it('are one row however often they are put', async () => {
      await put(sampleRow('m'), sampleRow('m'));
      await put(sampleRow('m'));
      expect(await under.store.rows(all)).toHaveLength(1);
    });

    it('of which several versions come at once stand in the highest, and in the last of equal ones', async () => {
      const versions = (id: string, ...list: readonly number[]) =>
        list.map((version, place) => sampleRow(id, { version, data: { place } }));
      await put(...versions('m', 2, 4, 3), ...versions('n', 1, 1), ...versions('o', 3, 3, 2));
      const places = (await under.store.rows(all)).map(({ id, version, data }) => [
        id,
        version,
        data['place'],
      ]);
      expect(places).toEqual([
        ['m', 4, 1],
        ['n', 1, 1],
        ['o', 3, 1],
      ]);
    });

    it('never go back to a lower version', async () => {
      const newer = sampleRow('m', { version: 2, data: { state: 'sent' } });
      await put(newer);
      await put(sampleRow('m', { version: 1, data: { state: 'queued' } }));
      expect(await under.store.findRow('messages', 'm')).toEqual(newer);
    });

    it('are replaced only as long as nobody else has changed them', async () => {
      await put(sampleRow('m', { data: { state: 'draft' } }));
      const [one, other] = ['paused', 'cancelled'].map((state) =>
        sampleRow('m', { version: 2, data: { state } }),
      );
      const verdicts = await Promise.all(
        [one, other].flatMap((each) => (each ? [under.store.replaceRow(each, 1)] : [])),
      );
      expect([...verdicts].sort()).toEqual(['kept', 'lost']);
      const kept = verdicts[0] === 'kept' ? one : other;
      expect(await under.store.findRow('messages', 'm')).toEqual(kept);
      expect(await under.store.replaceRow(sampleRow('nobody', { version: 2 }), 1)).toBe('lost');
      expect(await under.store.findRow('messages', 'nobody')).toBeUndefined();
    });

    it('stand behind what came since when the version before them was not to keep its place', async () => {
      const at = (id: string, version: number) => sampleRow(id, { version, contact: 'a', placedFrom: 2 });
      for (const [id, version] of [
        ['lost', 1],
        ['other', 2],
        ['lost', 2],
        ['last', 2],
        ['lost', 3],
        ['other', 2],
      ] as const) {
        await put(at(id, version));
      }
      const found = await under.store.rows({ kind: 'messages', contact: 'a', limit: 9, order: 'oldest' });
      expect(found.map(({ id, version }) => `${id} ${version}`)).toEqual(['other 2', 'lost 3', 'last 2']);
    });

    it('stand in their order when many are put at once, also where one of them stood there before', async () => {
      const row = (place: number, version: number) =>
        sampleRow(`r${place}`, { version, contact: 'a', placedFrom: 2, data: { version } });
      await under.store.write({ contacts: [], rows: [row(20, 1), row(30, 3), sampleRow('x')] });
      const ids = Array.from({ length: 40 }, (_, place) => place);
      await under.store.write({ contacts: [], rows: ids.map((place) => row(place, 2)) });
      const rows = await under.store.rows({ kind: 'messages', order: 'oldest', limit: 99 });
      const others = ids.filter((place) => place !== 30).map((place) => `r${place}`);
      expect(rows.map(({ id }) => id)).toEqual(['r30', 'x', ...others]);
      expect(rows[0]?.data).toEqual({ version: 3 });
    });

    it('keep their first place when a higher version replaces them', async () => {
      await put(sampleRow('first'), sampleRow('second'));
      await put(sampleRow('first', { version: 2, at: 9000, contact: 'a' }));
      expect(await ids(all)).toEqual(['first', 'second']);
      expect((await under.store.findRow('messages', 'first'))?.contact).toBe('a');
    });

    it.each([false, true])(
      'get each its own when many change at once, one being unknown: %s',
      async (unknown) => {
        const row = (id: string, version: number) =>
          sampleRow(id, {
            kind: 'deliveries',
            version,
            contact: `of ${id}`,
            data: { text: `$${id}`, version },
          });
        await put(row('one', 1), row('other', 1), row('newer', 9), row('last', 1));
        await put(row('last', 5), row('newer', 5), row('one', 5), ...(unknown ? [row('made', 5)] : []));
        const expected = [row('one', 5), row('other', 1), row('newer', 9), row('last', 5)];
        expect(await under.store.rows({ ...all, kind: 'deliveries' })).toEqual(
          unknown ? [...expected, row('made', 5)] : expected,
        );
      },
    );

    it('get each its own when there are more than fit into one statement', async () => {
      const rows = (version: number) =>
        Array.from({ length: 150 }, (_, place) =>
          sampleRow(`r${place}`, { kind: 'deliveries', version, data: { place, version } }),
        );
      await put(...rows(1));
      await put(...rows(2));
      expect(await under.store.rows({ ...all, kind: 'deliveries', limit: 200 })).toEqual(rows(2));
    });

    it('may bear the same id in different kinds', async () => {
      await put(sampleRow('x'), sampleRow('x', { kind: 'results' }));
      expect(await ids(all)).toEqual(['x']);
      expect(await ids({ ...all, kind: 'results' })).toEqual(['x']);
    });

    it('come in pages from either end', async () => {
      await put(...['1', '2', '3', '4', '5'].map((id) => sampleRow(id)));
      expect(await ids({ ...all, limit: 2 })).toEqual(['1', '2']);
      expect(await ids({ ...all, limit: 2, after: '2' })).toEqual(['3', '4']);
      expect(await ids({ ...all, limit: 2, order: 'newest' })).toEqual(['5', '4']);
      expect(await ids({ ...all, limit: 9, order: 'newest', after: '4' })).toEqual(['3', '2', '1']);
      expect(await ids({ ...all, after: '5' })).toEqual([]);
    });

    it('begin anew after an id that is unknown', async () => {
      await put(sampleRow('1'), sampleRow('2'), sampleRow('other', { kind: 'results' }));
      expect(await ids({ ...all, after: 'gone' })).toEqual(['1', '2']);
      expect(await ids({ ...all, after: 'other', order: 'newest' })).toEqual(['2', '1']);
    });

    it('are found by how their ids begin', async () => {
      await put(...['a.2', 'b.1', 'a.1', 'a', 'a.'].map((id) => sampleRow(id)));
      expect(await ids({ ...all, prefix: 'a.' })).toEqual(['a.2', 'a.1', 'a.']);
      expect(await ids({ ...all, prefix: 'a.', after: 'a.2', limit: 1 })).toEqual(['a.1']);
      expect(await ids({ ...all, prefix: 'c' })).toEqual([]);
    });

    it('are counted by what they hold', async () => {
      const row = (id: string, data: Row['data']) => sampleRow(id, { kind: 'deliveries', data });
      await put(
        row('x.1', { state: 'held', reason: 'cap', other: 1 }),
        row('x.2', { state: 'held', reason: 'cap', other: 2 }),
        row('x.3', { state: 'held', reason: null }),
        row('x.4', { state: 'sent', reason: 'he said "no"' }),
        row('y.1', { state: 'sent' }),
        sampleRow('x.5', { data: { state: 'sent' } }),
      );
      const counted = await under.store.tallyRows({
        kind: 'deliveries',
        prefix: 'x.',
        by: ['state', 'reason'],
      });
      const sorted = [...counted].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
      expect(sorted).toEqual([
        { of: { state: 'held', reason: 'cap' }, count: 2 },
        { of: { state: 'held', reason: null }, count: 1 },
        { of: { state: 'sent', reason: 'he said "no"' }, count: 1 },
      ]);
      const whole = await under.store.tallyRows({ kind: 'deliveries', prefix: '', by: [] });
      expect(whole).toEqual([{ of: {}, count: 5 }]);
    });

    it('are found by contact', async () => {
      await put(sampleRow('1', { contact: 'a' }), sampleRow('2', { contact: 'b' }), sampleRow('3'));
      expect(await ids({ ...all, contact: 'a' })).toEqual(['1']);
      expect(await ids({ ...all, contact: 'c' })).toEqual([]);
      expect(await ids(all)).toEqual(['1', '2', '3']);
    });

    it('are found by what their data says, of the same type', async () => {
      await put(
        sampleRow('text', { data: { state: 'open', n: '1', 'two words': 'x' } }),
        sampleRow('number', { data: { state: 'done', n: 1 } }),
        sampleRow('true', { data: { state: 'open', n: true } }),
        sampleRow('null', { data: { n: null } }),
      );
      expect(await ids({ ...all, where: { state: 'open' } })).toEqual(['text', 'true']);
      expect(await ids({ ...all, where: { n: 1 } })).toEqual(['number']);
      expect(await ids({ ...all, where: { n: '1' } })).toEqual(['text']);
      expect(await ids({ ...all, where: { n: true } })).toEqual(['true']);
      expect(await ids({ ...all, where: { n: false } })).toEqual([]);
      expect(await ids({ ...all, where: { state: 'open', n: true } })).toEqual(['true']);
      expect(await ids({ ...all, where: { 'two words': 'x' } })).toEqual(['text']);
      expect(await ids({ ...all, where: { "no' OR 1 --": 'x' } })).toEqual([]);
    });

    it('are dropped by kind and id', async () => {
      await put(sampleRow('1'), sampleRow('2'), sampleRow('1', { kind: 'overflow' }));
      await under.store.dropRows('messages', ['1', 'gone']);
      expect(await ids(all)).toEqual(['2']);
      expect(await ids({ ...all, kind: 'overflow' })).toEqual(['1']);
    });

    it('come last when they are put again after they were dropped', async () => {
      await put(sampleRow('1'), sampleRow('2'));
      await under.store.dropRows('messages', ['1']);
      await put(sampleRow('1'));
      expect(await ids(all)).toEqual(['2', '1']);
    });
  });
}
