import { join } from 'node:path';
import { realClock } from '../../../src/system/clock.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { type SharedStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { type Task } from '../task.ts';
import { type Shared } from './start-companion.ts';

/** Which of our stores a task wants, and where its data are. */
export type StoreTask = Pick<Task, 'mongoUri' | 'folder'> & { readonly store: 'embedded' | 'mongodb' };

/** The driver is loaded only by who needs it, as the program does. */
async function openMongo(uri: string): Promise<SharedStore> {
  const { openMongoStore } = await import('../../../src/store/mongo/open-mongo-store.ts');
  return openMongoStore({ uri, now: realClock.now });
}

/** Opens the real store, in a file or in MongoDB. */
export function openStore({ store, mongoUri, folder }: StoreTask): Promise<Store> {
  return store === 'embedded'
    ? openEmbeddedStore({ path: join(folder, 'semangat.db'), now: realClock.now })
    : openMongo(mongoUri);
}

/** The store with what goes with it in use: MongoDB has leases, and Redis beside it; the embedded one is alone. */
export async function openPair(
  task: StoreTask & Pick<Task, 'redisUrl'>,
): Promise<{ readonly store: Store; readonly shared?: Shared }> {
  if (task.store === 'embedded') {
    return { store: await openStore(task) };
  }
  const store = await openMongo(task.mongoUri);
  return { store, shared: { leases: store.leases, redisUrl: task.redisUrl } };
}
