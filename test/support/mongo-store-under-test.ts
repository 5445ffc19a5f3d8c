import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import { restoreMongoStore } from '../../src/store/mongo/backup/restore-mongo-store.ts';
import { type StoreWithVault } from '../../src/store/vault.ts';
import { type MongoUnderTest } from './servers/start-mongo.ts';
import { emptyDatabase } from './servers/test-database.ts';
import { openAnew, type StoreUnderTest } from './store-under-test.ts';

/** Databases that a test has left empty, by server. */
const emptied = new Map<MongoUnderTest, string[]>();

function takeDatabase(server: MongoUnderTest): string {
  return emptied.get(server)?.pop() ?? server.freshUri();
}

async function leaveDatabases(server: MongoUnderTest, uris: readonly string[]): Promise<void> {
  await Promise.all(uris.map(emptyDatabase));
  emptied.set(server, [...(emptied.get(server) ?? []), ...uris]);
}

/** The store in a database of its own on a server. */
export async function mongoStoreUnderTest(server: MongoUnderTest): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'semangat-mongo-store-'));
  const uris = [takeDatabase(server)];
  const now = () => 1000;
  const open = (): Promise<StoreWithVault> => openMongoStore({ uri: uris.at(-1) ?? '', now });
  const { store, reopen, close } = await openAnew(open);
  return {
    store,
    folder,
    reopen,
    openBackup: async (backup) => {
      const uri = takeDatabase(server);
      uris.push(uri);
      await restoreMongoStore({ backup, uri, now });
      return reopen();
    },
    dispose: async () => {
      await close();
      await leaveDatabases(server, uris);
      await rm(folder, { recursive: true });
    },
  };
}
