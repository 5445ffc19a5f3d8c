import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type StoreWithVault } from '../../src/store/vault.ts';
import { type StoreUnderTest } from './store-under-test.ts';

/** The embedded store on a file in a folder of its own. */
export async function embeddedStoreUnderTest(deferred = false): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'semangat-store-'));
  const path = join(folder, 'data', 'semangat.db');
  const open = (): Promise<StoreWithVault> => openEmbeddedStore({ path, now: () => 1000, deferred });
  const store = await open();
  let current = store;
  const reopen = async (): Promise<StoreWithVault> => {
    await current.close();
    current = await open();
    return current;
  };
  return {
    store,
    folder,
    reopen,
    openBackup: async (backup) => {
      await current.close();
      await copyFile(backup, path);
      return reopen();
    },
    dispose: async () => {
      await current.close();
      await rm(folder, { recursive: true });
    },
  };
}
