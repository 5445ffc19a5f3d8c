import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringAlone } from '../../../src/store/mongo/backup/bring-alone.ts';
import { openMovingTarget } from '../../../src/store/mongo/backup/open-moving-target.ts';
import { restoreMongoStore } from '../../../src/store/mongo/backup/restore-mongo-store.ts';
import { type Collections, collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect, type Connected } from '../../../src/store/mongo/connect.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Chunk } from '../../../src/store/moving.ts';
import { mongoStoreUnderTest } from '../../support/mongo-store-under-test.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, writeOf } from '../../support/store-samples.ts';
import { type StoreUnderTest } from '../../support/store-under-test.ts';

const now = () => 1000;

describeWithMongo('a database that is replaced', (server) => {
  let under: StoreUnderTest;
  let backup: string;
  let uri: string;
  let connected: Connected;
  let collections: Collections;
  beforeEach(async () => {
    under = await mongoStoreUnderTest(server());
    backup = join(under.folder, 'backup');
    await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await under.store.backup(backup);
    uri = server().freshUri();
    connected = await connect(uri);
    collections = collectionsOf(connected.db);
  }, 20_000);
  afterEach(async () => {
    await connected.connection.close();
    await under.dispose();
  });

  /** As if this one had stood still for longer than its lease. */
  const takeOver = () =>
    collections.bringers.updateOne({ _id: 'bringing' }, { $set: { owner: 'another', until: 1_000_000 } });

  async function fill(): Promise<void> {
    const other = await openMongoStore({ uri, now });
    await other.write({ contacts: [writeOf(sampleRecord('c'))], rows: [] });
    await other.close();
  }

  it('is left as it is by a restore while which another one began', async () => {
    await fill();
    const held = { owner: 'dead', until: 5000, fence: 1 };
    await collections.leases.insertOne({ _id: 'telegram', ...held });
    const wait = async () => {
      await collections.leases.deleteMany({});
      await takeOver();
    };
    const restored = restoreMongoStore({ backup, uri, now, wait });
    await expect(restored).rejects.toMatchObject({ reason: 'in_use' });
    expect((await collections.contacts.find().toArray()).map(({ _id }) => _id)).toEqual(['c']);
  }, 20_000);

  it('is left as it is by a move while which another one began', async () => {
    async function* chunks(): AsyncGenerator<Chunk> {
      yield { kind: 'salt', salt: 'x' };
      await takeOver();
      yield { kind: 'contacts', items: [{ record: sampleRecord('a'), attention: null }] };
    }
    const target = await openMovingTarget({ uri, now });
    const imported = target.import(chunks()).finally(() => target.close());
    await expect(imported).rejects.toMatchObject({ reason: 'in_use' });
    expect(await collections.contacts.countDocuments()).toBe(0);
  }, 20_000);

  it('is kept from others for as long as it takes', async () => {
    let time = 1000;
    const alone = { now: () => time, place: 'here', wait: () => Promise.resolve() };
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const first = await bringAlone(collections, alone);
    try {
      for (let passed = 0; passed < 6; passed++) {
        time += 4000;
        jest.advanceTimersByTime(4000);
        await new Promise((done) => setTimeout(done, 100));
      }
      await expect(bringAlone(collections, alone)).rejects.toMatchObject({ reason: 'in_use' });
      await first.confirm();
    } finally {
      await first.end();
      jest.useRealTimers();
    }
  }, 20_000);

  it('is put wholly in its place where a restore died, before another one begins that is damaged', async () => {
    await fill();
    // Nothing can be put in the place of a view: it dies there.
    await connected.db.dropCollection('addresses');
    await connected.db.createCollection('addresses', { viewOn: 'contacts', pipeline: [] });
    await expect(restoreMongoStore({ backup, uri, now })).rejects.toThrow();
    await connected.db.dropCollection('addresses');
    const damaged = join(under.folder, 'damaged');
    writeFileSync(damaged, 'no backup');
    const restored = restoreMongoStore({ backup: damaged, uri, now });
    await expect(restored).rejects.toMatchObject({ reason: 'corrupt' });
    const opened = await openMongoStore({ uri, now });
    expect(await opened.listIds({ after: null, limit: 9 })).toEqual(['a']);
    await opened.close();
  }, 20_000);
});
