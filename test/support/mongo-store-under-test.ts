import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import { restoreMongoStore } from '../../src/store/mongo/restore-mongo-store.ts';
import { type Store } from '../../src/store/store.ts';
import { dropDatabase } from './servers/drop-database.ts';
import { type MongoUnderTest } from './servers/start-mongo.ts';
import { type StoreUnderTest } from './store-under-test.ts';

/** The store in a database of its own on a server. */
export async function mongoStoreUnderTest(server: MongoUnderTest): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'semangat-mongo-store-'));
  const uris = [server.freshUri()];
  const now = () => 1000;
  const open = (): Promise<Store> => openMongoStore({ uri: uris.at(-1) ?? '', now });
  const store = await open();
  let current = store;
  const reopen = async (): Promise<Store> => {
    await current.close();
    current = await open();
    return current;
  };
  return {
    store,
    folder,
    reopen,
    openBackup: async (backup) => {
      const uri = server.freshUri();
      uris.push(uri);
      await restoreMongoStore({ backup, uri, now });
      return reopen();
    },
    dispose: async () => {
      await current.close();
      await Promise.all(uris.map(dropDatabase));
      await rm(folder, { recursive: true });
    },
  };
}
