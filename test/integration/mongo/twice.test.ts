import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { openMovingTarget } from '../../../src/store/mongo/backup/open-moving-target.ts';
import { restoreMongoStore } from '../../../src/store/mongo/backup/restore-mongo-store.ts';
import { mongoStoreUnderTest } from '../../support/mongo-store-under-test.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';
import { type StoreUnderTest } from '../../support/store-under-test.ts';

const now = () => Date.now();
const many = 3000;

describeWithMongo('what is begun twice at once on MongoDB', (server) => {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await mongoStoreUnderTest(server());
    await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: rowsNamed('old') });
  }, 20_000);
  afterEach(async () => {
    await under.dispose();
  });

  function rowsNamed(name: string) {
    return Array.from({ length: many }, (_, index) => sampleRow(`${name}${String(index)}`, { contact: 'a' }));
  }

  it('a backup of one name, is whole wherever it is said to be made, and leaves nothing beside it', async () => {
    const path = join(under.folder, 'backups', 'one');
    const states: string[] = [];
    const make = async (): Promise<void> => {
      await under.store.backup(path);
      states.push('made');
      const restored = await under.openBackup(path);
      expect(await restored.size()).toMatchObject({ contacts: 1, rows: many });
      await restored.close();
    };
    const made = await Promise.allSettled([make(), later(30).then(make)]);
    const refusals = made.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(states).not.toHaveLength(0);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ reason: 'exists' });
    }
    expect(readdirSync(dirname(path))).toEqual(['one']);
  }, 30_000);

  it('a restore, is refused for as long as something else is brought there', async () => {
    const backup = join(under.folder, 'backup');
    await under.store.backup(backup);
    const uri = server().freshUri();
    const restoring = { backup, uri, now, wait: () => Promise.resolve() };
    const moving = await openMovingTarget({ uri, now });
    await expect(restoreMongoStore(restoring)).rejects.toMatchObject({
      reason: 'in_use',
      message: expect.stringContaining('Another restore or move'),
    });
    await moving.close();
    await restoreMongoStore(restoring);
    const restored = await openMongoStore({ uri, now });
    expect(await restored.find('a')).toEqual(sampleRecord('a'));
    expect(await restored.size()).toMatchObject({ contacts: 1, rows: many });
    await restored.close();
  }, 60_000);

  function later(milliseconds: number): Promise<void> {
    return new Promise((done) => setTimeout(done, milliseconds));
  }
});
