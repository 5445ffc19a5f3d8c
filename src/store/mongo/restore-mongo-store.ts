import { existsSync } from 'node:fs';
import { type mongo } from 'mongoose';
import { type Instant } from '../../domain/clock.ts';
import { StoreError, type Tombstone } from '../store.ts';
import { type BackedUp } from './backup-line.ts';
import { collectionNames, collectionsOf } from './collections.ts';
import { connect } from './connect.ts';
import { asMongoFault } from './mongo-fault.ts';
import { openMongoStore } from './open-mongo-store.ts';
import { placeOf } from './place.ts';
import { readBackup } from './read-backup.ts';
import { createTombstoneCollection } from './tombstone-collection.ts';

interface Restoring {
  readonly backup: string;
  readonly uri: string;
  readonly now: () => Instant;
}

/** Collections of this prefix hold what is brought back until all of it is there. */
const staged = (name: string): string => `restoring_${name}`;

async function insert(db: mongo.Db, page: readonly BackedUp[]): Promise<void> {
  for (const name of collectionNames) {
    const documents = page.filter(({ collection }) => collection === name).map(({ document }) => document);
    if (documents.length > 0) {
      await db.collection(staged(name)).insertMany(documents);
    }
  }
}

async function unstage(db: mongo.Db): Promise<void> {
  for (const name of collectionNames) {
    await db.collection(staged(name)).drop();
  }
}

async function stage(db: mongo.Db, backup: string): Promise<void> {
  await unstage(db);
  for (const name of collectionNames) {
    await db.createCollection(staged(name));
  }
  try {
    for await (const page of readBackup(backup)) {
      await insert(db, page);
    }
  } catch (error) {
    await unstage(db);
    throw error;
  }
}

/** Puts the backup in the place of what is there and tells whose erasures the database knew. */
async function replace({ backup, uri }: Restoring): Promise<readonly Tombstone[]> {
  const { connection, db } = await connect(uri);
  try {
    const erased = await createTombstoneCollection(collectionsOf(db)).all();
    await stage(db, backup);
    for (const name of collectionNames) {
      await db.renameCollection(staged(name), name, { dropTarget: true });
    }
    return erased;
  } finally {
    await connection.close();
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
    const erased = await replace(restoring);
    const store = await openMongoStore(restoring);
    await store.replay(erased);
    await store.close();
  } catch (error) {
    throw asMongoFault(error, placeOf(uri));
  }
}
