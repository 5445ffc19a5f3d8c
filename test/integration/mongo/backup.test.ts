import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { connect } from '../../../src/store/mongo/connect.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { restoreMongoStore } from '../../../src/store/mongo/backup/restore-mongo-store.ts';
import { mongoStoreUnderTest } from '../../support/mongo-store-under-test.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';
import { type StoreUnderTest } from '../../support/store-under-test.ts';

const now = () => 1000;

describeWithMongo('a backup of MongoDB', (server) => {
  let under: StoreUnderTest;
  let backup: string;
  beforeEach(async () => {
    under = await mongoStoreUnderTest(server());
    backup = join(under.folder, 'backups', 'one');
    const contacts = ['a', 'b'].map((id) => writeOf(sampleRecord(id), { attention: 5 }));
    const rows = Array.from({ length: 1200 }, (_, index) => sampleRow(String(index), { contact: 'a' }));
    await under.store.write({ contacts, rows });
    await under.store.backup(backup);
  }, 20_000);
  afterEach(async () => {
    await under.dispose();
  });

  it('is read by nobody but its owner', () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600);
  });

  it('says what is wrong with its place, not with the database, where it cannot be written', async () => {
    const failed = under.store.backup(join(backup, 'below', 'two'));
    await expect(failed).rejects.toThrow(/^The backup .*two could not be written; check that its folder/);
  });

  it('removes what one that was killed left in its folder', async () => {
    const left = join(under.folder, 'backups', 'killed.semangat-part');
    writeFileSync(left, 'half');
    const longAgo = Date.now() / 1000 - 2 * 60 * 60;
    utimesSync(left, longAgo, longAgo);
    await under.store.backup(join(under.folder, 'backups', 'two'));
    expect(existsSync(left)).toBe(false);
  });

  it('takes the place of what is there, without those who were erased since', async () => {
    const uri = server().freshUri();
    const other = await openMongoStore({ uri, now });
    await other.write({ contacts: [writeOf(sampleRecord('c'))], rows: [sampleRow('x')] });
    await other.erase('b', 9000);
    await other.close();
    await restoreMongoStore({ backup, uri, now });
    const restored = await openMongoStore({ uri, now });
    expect(restored.salt).toBe(under.store.salt);
    expect(await restored.find('a')).toEqual(sampleRecord('a'));
    expect(await restored.find('b')).toBeUndefined();
    expect(await restored.find('c')).toBeUndefined();
    expect(await restored.size()).toMatchObject({ contacts: 1, rows: 1200 });
    expect(await restored.due(5, 10)).toEqual([{ id: 'a', at: 5 }]);
    await restored.close();
  }, 20_000);

  it('brings nobody back who was erased since, though the restore dies when all is in its place', async () => {
    const uri = server().freshUri();
    const other = await openMongoStore({ uri, now });
    await other.erase('b', 9000);
    await other.close();
    let asked = 0;
    const dies = (): number => {
      if (++asked > 4) {
        throw new Error('killed');
      }
      return now();
    };
    await expect(restoreMongoStore({ backup, uri, now: dies })).rejects.toThrow();
    const restored = await openMongoStore({ uri, now });
    expect(await restored.find('a')).toEqual(sampleRecord('a'));
    expect(await restored.find('b')).toBeUndefined();
    await restored.close();
  }, 20_000);

  it('that died halfway is ended by whoever opens the database next', async () => {
    const uri = server().freshUri();
    const other = await openMongoStore({ uri, now });
    await other.write({ contacts: [writeOf(sampleRecord('c'))], rows: [sampleRow('x')] });
    await other.erase('b', 9000);
    await other.close();
    const { db, connection } = await connect(uri);
    // Nothing can be put in the place of a view: it dies there, when the erasures are in their place already.
    await db.dropCollection('addresses');
    await db.createCollection('addresses', { viewOn: 'contacts', pipeline: [] });
    await expect(restoreMongoStore({ backup, uri, now })).rejects.toThrow();
    await db.dropCollection('addresses');
    await connection.close();
    const told: string[] = [];
    const warn = (words: string): unknown => told.push(words);
    const restored = await openMongoStore({ uri, now, warn });
    expect(await restored.find('a')).toEqual(sampleRecord('a'));
    expect(await restored.find('b')).toBeUndefined();
    expect(await restored.find('c')).toBeUndefined();
    expect(await restored.size()).toMatchObject({ contacts: 1, rows: 1200 });
    expect(told).toContainEqual(expect.stringContaining('restore'));
    await restored.close();
    await (await openMongoStore({ uri, now, warn })).close();
    expect(told.filter((each) => each.includes('restore'))).toHaveLength(1);
  }, 20_000);

  it('is refused when a process was started while it was brought, and leaves that one what it has', async () => {
    const uri = server().freshUri();
    const other = await openMongoStore({ uri, now });
    await other.write({ contacts: [writeOf(sampleRecord('c'))], rows: [] });
    const lease = { name: 'telegram', owner: 'started', lasts: 10_000 };
    await other.leases.take({ ...lease, now: 1000 });
    // Nobody holds it when the restore begins, and somebody renews it whenever it is looked at again.
    const moments = [100_000, 100_000];
    let renewed = 1000;
    const refused = restoreMongoStore({
      ...{ backup, uri },
      now: () => moments.shift() ?? 1000,
      wait: () => other.leases.take({ ...lease, now: ++renewed }),
    });
    await expect(refused).rejects.toMatchObject({ reason: 'in_use' });
    expect(await other.find('c')).toEqual(sampleRecord('c'));
    expect(await other.find('a')).toBeUndefined();
    await other.close();
    const { db, connection } = await connect(uri);
    expect(await db.listCollections({ name: /^restoring_/ }).toArray()).toEqual([]);
    await connection.close();
  }, 20_000);

  it('changes nothing when it is cut short, damaged or no backup at all', async () => {
    const uri = server().freshUri();
    const other = await openMongoStore({ uri, now });
    await other.write({ contacts: [writeOf(sampleRecord('c'))], rows: [] });
    const text = gunzipSync(readFileSync(backup)).toString();
    const broken = {
      cut: readFileSync(backup).subarray(0, 2000),
      short: gzipSync(text.slice(0, text.lastIndexOf('{'))),
      fewer: gzipSync(text.replace(/\{"collection":"contacts".*\n/, '')),
      foreign: Buffer.from('hello'),
    };
    for (const [name, content] of Object.entries(broken)) {
      const path = join(under.folder, name);
      writeFileSync(path, content);
      await expect(restoreMongoStore({ backup: path, uri, now })).rejects.toMatchObject({
        reason: 'corrupt',
      });
    }
    expect(await other.find('c')).toEqual(sampleRecord('c'));
    expect(await other.find('a')).toBeUndefined();
    await other.close();
  }, 20_000);

  it('is refused from a newer program, and where there is none', async () => {
    const uri = server().freshUri();
    const newer = join(under.folder, 'newer');
    const text = gunzipSync(readFileSync(backup)).toString();
    writeFileSync(newer, gzipSync(text.replace(/"schema":\d+/, '"schema":99')));
    await expect(restoreMongoStore({ backup: newer, uri, now })).rejects.toMatchObject({ reason: 'newer' });
    const missing = join(under.folder, 'missing');
    await expect(restoreMongoStore({ backup: missing, uri, now })).rejects.toMatchObject({
      reason: 'unavailable',
    });
  });

  it('holds one moment while everything goes on', async () => {
    const path = join(under.folder, 'moving');
    const state = { going: true };
    const moving = (async () => {
      for (let revision = 2; state.going; revision += 1) {
        const rows = [sampleRow('count', { kind: 'results', version: revision })];
        await under.store.write({ contacts: [writeOf(sampleRecord('a', revision))], rows });
      }
    })();
    await under.store.backup(path);
    state.going = false;
    await moving;
    const restored = await under.openBackup(path);
    const revision = (await restored.find('a'))?.revision ?? 0;
    const version = (await restored.findRow('results', 'count'))?.version ?? 1;
    // A row is written just before the contact it comes from.
    expect([0, 1]).toContain(version - revision);
  }, 20_000);
});
