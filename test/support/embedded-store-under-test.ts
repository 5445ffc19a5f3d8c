import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type StoreWithVault } from '../../src/store/vault.ts';
import { openAnew, type StoreUnderTest } from './store-under-test.ts';

/** The embedded store on a file in a folder of its own. */
export async function embeddedStoreUnderTest(deferred = false): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'semangat-store-'));
  const path = join(folder, 'data', 'semangat.db');
  const open = (): Promise<StoreWithVault> => openEmbeddedStore({ path, now: () => 1000, deferred });
  const { store, reopen, close } = await openAnew(open);
  return {
    store,
    folder,
    reopen,
    openBackup: async (backup) => {
      await close();
      await copyFile(backup, path);
      return reopen();
    },
    dispose: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}
