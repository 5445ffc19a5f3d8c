import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect } from '../../../src/store/mongo/connect.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Row } from '../../../src/domain/row.ts';
import { redactRows } from '../../../src/store/mongo/rows/redact-rows.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';

describeWithMongo('several processes on one MongoDB', (server) => {
  let uri: string;
  let stores: readonly Store[];
  let store: Store;
  beforeEach(async () => {
    uri = server().freshUri();
    stores = await Promise.all([1, 2, 3].map(() => openMongoStore({ uri, now: () => 1000 })));
    [store] = stores as readonly [Store, ...Store[]];
  }, 20_000);
  afterEach(async () => {
    await Promise.all(stores.map((each) => each.close()));
  });

  it('make each contact once', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `c${String(index)}`);
    const verdicts = await Promise.all(
      stores.map((each, process) =>
        each.write({
          contacts: ids.map((id) => writeOf(sampleRecord(id, 1, { name: String(process) }))),
          rows: [],
        }),
      ),
    );
    const names = await Promise.all(ids.map(async (id) => (await store.find(id))?.contact.name));
    ids.forEach((_, index) => {
      const kept = verdicts.flatMap((each, process) => (each[index] === 'kept' ? [String(process)] : []));
      expect(kept).toEqual([names[index]]);
    });
  });

  it('put rows behind those that are there, though their clocks differ', async () => {
    const own = Date.now;
    const ahead = async <T>(work: () => Promise<T>): Promise<T> => {
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => own() + 700);
      try {
        return await work();
      } finally {
        clock.mockRestore();
      }
    };
    const other = await ahead(() => openMongoStore({ uri, now: () => 1000 }));
    const ids = Array.from({ length: 6 }, (_, index) => `m${String(index)}`);
    for (const [place, id] of ids.entries()) {
      const batch = { contacts: [], rows: [sampleRow(id)] };
      await (place % 2 === 0 ? ahead(() => other.write(batch)) : store.write(batch));
    }
    await other.close();
    expect((await store.rows({ kind: 'messages', order: 'oldest', limit: 10 })).map(({ id }) => id)).toEqual(
      ids,
    );
  });

  it('tell the losers of a batch from the others', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `c${String(index)}`);
    await store.write({ contacts: ids.map((id) => writeOf(sampleRecord(id))), rows: [] });
    const some = ids.filter((_, index) => index % 3 === 0);
    await store.write({ contacts: some.map((id) => writeOf(sampleRecord(id, 2))), rows: [] });
    const verdicts = await stores[1]?.write({
      contacts: [...ids.map((id) => writeOf(sampleRecord(id, 2))), writeOf(sampleRecord('new'))],
      rows: [],
    });
    expect(verdicts).toEqual([...ids.map((id) => (some.includes(id) ? 'lost' : 'kept')), 'kept']);
  });

  it('say that a contact is too large, whether it is new, changed or grown', async () => {
    const big = { fields: { a: 'x'.repeat(17_000_000) } };
    const half = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, place) => [`f${place}`, 'x'.repeat(6_000_000)]));
    const said = { name: 'StoreError', reason: 'too_large' };
    const write = (record: Parameters<typeof writeOf>[0]) =>
      store.write({ contacts: [writeOf(record)], rows: [] });
    await expect(write(sampleRecord('new', 1, big))).rejects.toMatchObject(said);
    await write(sampleRecord('old'));
    await expect(write(sampleRecord('old', 2, big))).rejects.toMatchObject(said);
    await write(sampleRecord('grown', 1, { fields: half(1) }));
    await write(sampleRecord('grown', 2, { fields: half(2) }));
    await expect(write(sampleRecord('grown', 3, { fields: half(3) }))).rejects.toMatchObject(said);
    expect((await store.find('old'))?.revision).toBe(1);
    expect((await store.find('grown'))?.revision).toBe(2);
  }, 60_000);

  it('say that a row is refused, whether it is new or changed', async () => {
    const rows = ['m', 'n'].map((id) => sampleRow(id));
    await store.write({ contacts: [], rows });
    const { db, connection } = await connect(uri);
    await db.command({ collMod: 'rows', validator: { at: { $lt: 9000 } } });
    await connection.close();
    const put = (row: Row) => store.write({ contacts: [], rows: [row] });
    await expect(put(sampleRow('new', { at: 9000 }))).rejects.toMatchObject({ reason: 'unavailable' });
    await expect(put(sampleRow('m', { at: 9000, version: 3 }))).rejects.toThrow();
    await put(sampleRow('m', { at: 8000, version: 3 }));
  });

  it('put one row of each id, and the highest version of it', async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      sampleRow(`m${String(index % 10)}`, { version: 1 + (index % 7), data: { version: 1 + (index % 7) } }),
    );
    await Promise.all(
      rows.map(async (row, index) => stores[index % 3]?.write({ contacts: [], rows: [row] })),
    );
    const found = await store.rows({ kind: 'messages', limit: 100, order: 'oldest' });
    const highest = (id: string) => Math.max(...rows.flatMap((row) => (row.id === id ? row.version : [])));
    expect(found).toHaveLength(10);
    for (const { id, version, data } of found) {
      expect([version, data['version']]).toEqual([highest(id), highest(id)]);
    }
  });

  it('drop late rows of somebody whom another process erased', async () => {
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await stores[1]?.erase('a', 5000);
    await store.write({ contacts: [], rows: [sampleRow('late', { contact: 'a', at: 5000 })] });
    const update = writeOf(sampleRecord('a', 2));
    const other = sampleRow('later', { contact: 'a', at: 4000 });
    expect(await store.write({ contacts: [update], rows: [other] })).toEqual(['lost']);
    expect(await store.rows({ kind: 'messages', limit: 10, order: 'oldest' })).toEqual([]);
    expect(await store.find('a')).toBeUndefined();
  });

  it('see what the others wrote, also after writing only what changed', async () => {
    const seen = [1, 2, 3].map((at) => ({ id: `e.${String(at)} $x`, at }));
    const first = { ...sampleRecord('a', 1, { fields: { 'a.b': 1, $set: { 'c.$d': [null] } } }), seen };
    await store.write({ contacts: [writeOf(first)], rows: [] });
    const more = { ...first, revision: 2, seen: [...seen, { id: 'e4', at: 4 }], overflow: true };
    await store.write({ contacts: [writeOf(more, { attention: 9 })], rows: [] });
    expect(await stores[1]?.find('a')).toEqual(more);
    const less = {
      ...more,
      revision: 3,
      seen: more.seen.slice(2),
      contact: { ...more.contact, name: 'Bu Tini' },
    };
    await stores[1]?.write({ contacts: [writeOf(less)], rows: [] });
    expect(await store.write({ contacts: [writeOf({ ...more, revision: 3 })], rows: [] })).toEqual(['lost']);
    expect(await store.find('a')).toEqual(less);
    expect(await store.nextDue()).toBeNull();
  });

  it('drop what is still written of somebody erased elsewhere, until somebody comes anew', async () => {
    const [one, other] = stores as readonly [Store, Store];
    const messages = () => one.rows({ kind: 'messages', contact: 'a', limit: 9, order: 'oldest' });
    await one.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await one.erase('a', 5000);
    await other.write({ contacts: [], rows: [sampleRow('late', { contact: 'a', at: 9000 })] });
    expect(await messages()).toEqual([]);
    await one.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await other.write({ contacts: [], rows: [sampleRow('anew', { contact: 'a', at: 9500 })] });
    expect((await messages()).map(({ id }) => id)).toEqual(['anew']);
  });

  it('keep what one makes of a row of somebody else while another erases who is named there', async () => {
    const task = (version: number, state: string) =>
      sampleRow('t', { kind: 'tasks', contact: 'b', version, data: { title: 'Kunjungi Ibu Sari', state } });
    await store.write({ contacts: [], rows: [task(1, 'open')] });
    const connected = await connect(uri);
    const { rows } = collectionsOf(connected.db);
    const found = rows.updateOne.bind(rows);
    jest.spyOn(rows, 'updateOne').mockImplementationOnce(async (...asked) => {
      await store.write({ contacts: [], rows: [task(2, 'done')] });
      return found(...asked);
    });
    await redactRows(rows, { contact: 'a', name: 'Ibu Sari' });
    await connected.connection.close();
    const row = await store.findRow('tasks', 't');
    expect([row?.version, row?.data]).toEqual([2, { title: 'Kunjungi …', state: 'done' }]);
  });

  it('take ids and keys for what they are, whatever they hold', async () => {
    const anything = { $ne: null } as unknown as string;
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m', { contact: 'a' })] });
    expect(await store.find(anything)).toBeUndefined();
    expect(await store.rows({ kind: 'messages', contact: anything, limit: 9, order: 'oldest' })).toEqual([]);
    expect(await store.getFact(anything)).toBeUndefined();
    const where = { state: { $exists: false } as unknown as string };
    expect(await store.rows({ kind: 'messages', where, limit: 9, order: 'oldest' })).toEqual([]);
    const forged = { ...writeOf(sampleRecord('a', 2)), from: { $gt: 0 } as unknown as number };
    expect(await store.write({ contacts: [forged], rows: [] })).toEqual(['lost']);
  });
});
