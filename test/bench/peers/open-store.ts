import { join } from 'node:path';
import { realClock } from '../../../src/clock.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { type Task } from '../task.ts';
import { type Shared } from './start-companion.ts';

/** Which of our stores a task wants, and where its data are. */
export type StoreTask = Pick<Task, 'mongoUri' | 'folder'> & { readonly store: 'embedded' | 'mongodb' };

/** Opens the real store, in a file or in MongoDB. */
export function openStore({ store, mongoUri, folder }: StoreTask): Promise<Store> {
  return store === 'embedded'
    ? openEmbeddedStore({ path: join(folder, 'semangat.db'), now: realClock.now })
    : openMongoStore({ uri: mongoUri, now: realClock.now });
}

/** The store with what goes with it in use: MongoDB has leases, and Redis beside it; the embedded one is alone. */
export async function openPair(
  task: StoreTask & Pick<Task, 'redisUrl'>,
): Promise<{ readonly store: Store; readonly shared?: Shared }> {
  if (task.store === 'embedded') {
    return { store: await openStore(task) };
  }
  const store = await openMongoStore({ uri: task.mongoUri, now: realClock.now });
  return { store, shared: { leases: store.leases, redisUrl: task.redisUrl } };
}
