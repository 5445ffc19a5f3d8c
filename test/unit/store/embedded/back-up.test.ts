import { describe, expect, it } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
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
