import { join } from 'node:path';
import { realClock } from '../../../src/clock.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { type Task } from '../task.ts';

/** Which of our stores a task wants, and where its data are. */
export type StoreTask = Pick<Task, 'mongoUri' | 'folder'> & { readonly store: 'embedded' | 'mongodb' };

/** Opens the real store, in a file or in MongoDB. */
export function openStore({ store, mongoUri, folder }: StoreTask): Promise<Store> {
  return store === 'embedded'
    ? openEmbeddedStore({ path: join(folder, 'semangat.db'), now: realClock.now })
    : openMongoStore({ uri: mongoUri, now: realClock.now });
}
