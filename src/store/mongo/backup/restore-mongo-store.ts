import { existsSync } from 'node:fs';
import { type Instant } from '../../../domain/time/clock.ts';
import { StoreError } from '../../store.ts';
import { bringAlone, type Bringer } from './bring-alone.ts';
import { collectionNames, collectionsOf } from '../collections.ts';
import { connect, type Connected } from '../connect.ts';
import { asMongoFault } from '../mongo-fault.ts';
import { openMongoStore } from '../open-mongo-store.ts';
import { placeOf } from '../../../domain/place-of.ts';
import { readBackup } from './read-backup.ts';
import { refuseWhileUsed } from './refuse-used.ts';
import { type Batch, stage, stageErasures, unstage } from './staging.ts';
import { createTombstoneCollection } from '../tombstone-collection.ts';
import { endRestore, markUnfinished } from './unfinished.ts';

interface Restoring {
  readonly backup: string;
  readonly uri: string;
  readonly now: () => Instant;
  /** Lets so many milliseconds pass. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** The pages of a backup, a batch for each collection in them. */
async function* batchesOf(backup: string): AsyncGenerator<Batch> {
  for await (const page of readBackup(backup)) {
    for (const collection of collectionNames) {
      const documents = page.filter((each) => each.collection === collection).map(({ document }) => document);
      if (documents.length > 0) {
        yield { collection, documents };
      }
    }
  }
}

/** Puts the backup in the place of what is there, with the erasures that the database knew. */
async function replace(
  { db, place }: Connected,
  bringer: Bringer,
  { backup, ...restoring }: Restoring,
): Promise<void> {
  const waiting = { now: restoring.now, place, ...(restoring.wait ? { wait: restoring.wait } : {}) };
  const collections = collectionsOf(db);
  await refuseWhileUsed(collections, waiting);
  await endRestore(db, collections);
  const erased = await createTombstoneCollection(collections).all();
  await stage(db, batchesOf(backup));
  await stageErasures(db, erased);
  await bringer.confirm();
  // To bring it may have taken long enough for somebody to have started a process.
  await refuseWhileUsed(collections, waiting).catch(async (refusal: unknown) => {
    await unstage(db);
    throw refusal;
  });
  await markUnfinished(collections, 'restore');
  await endRestore(db, collections);
  // Takes out who was erased since.
  await (await openMongoStore(restoring)).close();
}

async function replaceAlone(restoring: Restoring): Promise<void> {
  const connected = await connect(restoring.uri);
  try {
    const bringer = await bringAlone(collectionsOf(connected.db), { ...restoring, place: connected.place });
    try {
      await replace(connected, bringer, restoring);
    } finally {
      await bringer.end();
    }
  } finally {
    await connected.connection.close();
  }
}

/**
 * Puts a backup in the place of what the database holds, while no process uses it. The backup is brought beside it
 * first, so one that is damaged changes nothing. Those are erased again who were erased since. Rejects with a
 * `StoreError`.
 */
export async function restoreMongoStore(restoring: Restoring): Promise<void> {
  const { backup, uri } = restoring;
  if (!existsSync(backup)) {
    throw new StoreError('unavailable', `There is no backup at ${backup}; give the path of one.`);
  }
  try {
    await replaceAlone(restoring);
  } catch (error) {
    throw asMongoFault(error, placeOf(uri));
  }
}
