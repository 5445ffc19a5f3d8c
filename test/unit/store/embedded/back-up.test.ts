import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();

describe('a backup that cannot be written', () => {
  it('names its own place, not the database, which goes on', async () => {
    const folder = makeFolder();
    const store = await openEmbeddedStore({ path: join(folder, 'semangat.db'), now: () => 0 });
    writeFileSync(join(folder, 'taken'), 'a file where a folder is meant');
    const path = join(folder, 'taken', 'backup.db');
    await expect(store.backup(path)).rejects.toMatchObject({
      reason: 'unavailable',
      message: expect.stringContaining(`The backup ${path} could not be written`),
    });
    await store.putFact('a', 'b');
    const other = join(folder, 'backup.db');
    await store.backup(other);
    expect(existsSync(other)).toBe(true);
    await store.close();
  });
});

describe('what a backup that was killed left behind', () => {
  it('goes with the next backup into the same folder, unless it may still be written or is not ours', async () => {
    const folder = makeFolder();
    const store = await openEmbeddedStore({ path: join(folder, 'semangat.db'), now: () => 0 });
    const backups = makeFolder();
    const longAgo = Date.now() / 1000 - 2 * 60 * 60;
    for (const name of ['1.db.semangat-part', '2.db.semangat-part', 'film.part']) {
      writeFileSync(join(backups, name), 'half');
    }
    utimesSync(join(backups, '1.db.semangat-part'), longAgo, longAgo);
    utimesSync(join(backups, 'film.part'), longAgo, longAgo);
    await store.backup(join(backups, '3.db'));
    expect(readdirSync(backups).sort()).toEqual(['2.db.semangat-part', '3.db', 'film.part']);
    await store.close();
  });
});
