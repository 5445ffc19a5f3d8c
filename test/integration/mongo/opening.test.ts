import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';

const now = () => 1000;

async function withDatabase(uri: string, work: (db: mongoose.mongo.Db) => Promise<unknown>): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri);
  await work(client.db());
  await client.close();
}

describeWithMongo('opening a MongoDB store', (server) => {
  it('is refused where a newer program wrote', async () => {
    const uri = server().freshUri();
    await (await openMongoStore({ uri, now })).close();
    await withDatabase(uri, (db) => db.collection('meta').updateOne({}, { $set: { schema: 99 } }));
    await expect(openMongoStore({ uri, now })).rejects.toMatchObject({ reason: 'newer' });
  });

  it('finds whom an older program wrote by their village too', async () => {
    const uri = server().freshUri();
    const older = await openMongoStore({ uri, now });
    const people = ['a', 'b'].map((id) => writeOf(sampleRecord(id, 1, { village: 'Bayu' })));
    await older.write({ contacts: people, rows: [] });
    await older.close();
    await withDatabase(uri, async (db) => {
      await db.collection('contacts').updateMany({}, { $unset: { keys: '' } });
      await db.collection('meta').updateOne({}, { $set: { schema: 1 } });
    });
    const store = await openMongoStore({ uri, now });
    expect(await store.listIds({ after: null, limit: 9, keys: ['village:bayu'] })).toEqual(['a', 'b']);
    await store.close();
    await withDatabase(uri, async (db) => {
      expect(await db.collection('meta').findOne({})).toMatchObject({ schema: 2 });
    });
  });

  it('finds whom an older program wrote while a newer one ran beside it', async () => {
    const uri = server().freshUri();
    const beside = await openMongoStore({ uri, now });
    await beside.write({ contacts: [writeOf(sampleRecord('a', 1, { village: 'Bayu' }))], rows: [] });
    await withDatabase(uri, (db) => db.collection('contacts').updateMany({}, { $unset: { keys: '' } }));
    await beside.close();
    const store = await openMongoStore({ uri, now });
    expect(await store.listIds({ after: null, limit: 9, keys: ['village:bayu'] })).toEqual(['a']);
    await store.close();
  });

  it('makes an index again that is missing', async () => {
    const uri = server().freshUri();
    await (await openMongoStore({ uri, now })).close();
    await withDatabase(uri, (db) => db.collection('rows').dropIndexes());
    await (await openMongoStore({ uri, now })).close();
    await withDatabase(uri, async (db) => {
      expect(await db.collection('rows').indexes()).toContainEqual(
        expect.objectContaining({ key: { kind: 1, seq: 1 }, unique: true }),
      );
    });
  });

  it('is refused without a unique index that cannot be made', async () => {
    const uri = server().freshUri();
    await (await openMongoStore({ uri, now })).close();
    await withDatabase(uri, async (db) => {
      await db.collection('rows').dropIndexes();
      await db.collection('rows').createIndexes([{ key: { kind: 1, seq: 1 } }]);
    });
    await expect(openMongoStore({ uri, now })).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('unique index on rows (kind, seq)'),
    });
  });

  it('tells of no server within seconds, and not the password', async () => {
    const uri = `mongodb://sari:rahasia@127.0.0.1:${String(await freePort())}/semangat`;
    const refused = openMongoStore({ uri, now });
    await expect(refused).rejects.toMatchObject({ name: 'StoreError', reason: 'unavailable' });
    await expect(refused).rejects.toThrow(/127\.0\.0\.1/);
    await expect(refused).rejects.not.toThrow(/rahasia/);
  }, 15_000);

  it('makes one salt though many processes come first', async () => {
    const uri = server().freshUri();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openMongoStore({ uri, now })));
    expect(new Set(stores.map(({ salt }) => salt)).size).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
  }, 20_000);

  it('says nothing about a replica set', async () => {
    const warnings: string[] = [];
    const uri = server().freshUri();
    const store = await openMongoStore({ uri, now, warn: (text) => warnings.push(text) });
    await store.close();
    expect(warnings).toEqual([]);
  });
});

describeWithServers('a MongoDB that stands alone', { servers: ['mongod'] }, () => {
  let server: MongoUnderTest;
  let store: Store;
  const warnings: string[] = [];
  beforeAll(async () => {
    server = await startMongo({ standalone: true });
    store = await openMongoStore({ uri: server.uri, now, warn: (text) => warnings.push(text) });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  it('works, with a warning that nobody takes over', async () => {
    const batch = { contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m')] };
    expect(await store.write(batch)).toEqual(['kept']);
    expect(await store.write(batch)).toEqual(['lost']);
    expect(await store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] })).toEqual(['kept']);
    expect(await store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] })).toEqual(['lost']);
    expect(warnings).toEqual([expect.stringContaining('stands alone')]);
  });
});
