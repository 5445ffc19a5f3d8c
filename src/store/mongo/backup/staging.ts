import { mongo } from 'mongoose';
import { type Tombstone } from '../../store.ts';
import { chunksOf, sizeOfTexts } from '../chunks.ts';
import { collectionNames } from '../collections.ts';
import { createTombstoneCollection } from '../tombstone-collection.ts';

/** Documents of one of the collections. */
export interface Batch {
  readonly collection: (typeof collectionNames)[number];
  readonly documents: readonly object[];
}

/** Collections of this prefix hold what is brought until all of it is there. */
const staged = (name: string): string => `restoring_${name}`;

/** Takes away what was staged. */
export async function unstage(db: mongo.Db): Promise<void> {
  for (const name of collectionNames) {
    await db.collection(staged(name)).drop();
  }
}

async function insert(db: mongo.Db, { collection, documents }: Batch): Promise<void> {
  for (const chunk of chunksOf(documents, sizeOfTexts)) {
    await db.collection(staged(collection)).insertMany([...chunk]);
  }
}

/** Brings everything beside the collections, and away again when it throws. What stands there is not touched. */
export async function stage(db: mongo.Db, batches: AsyncIterable<Batch>): Promise<void> {
  await unstage(db);
  for (const name of collectionNames) {
    await db.createCollection(staged(name));
  }
  try {
    for await (const batch of batches) {
      await insert(db, batch);
    }
  } catch (error) {
    await unstage(db);
    throw error;
  }
}

/**
 * Adds to what was staged who has been erased since, as not done yet: whoever opens the database next takes them out,
 * even should this process die before.
 */
export async function stageErasures(db: mongo.Db, erased: readonly Tombstone[]): Promise<void> {
  const tombstones = createTombstoneCollection({ tombstones: db.collection(staged('tombstones')) });
  for (const each of erased) {
    await tombstones.put(each);
  }
}

/** A collection of this name is not there: it was put in its place already. */
const namespaceNotFound = 26;

/** Puts what was staged in the place of the collections; goes on where a crash interrupted it. */
export async function putInPlace(db: mongo.Db): Promise<void> {
  for (const name of collectionNames) {
    try {
      await db.renameCollection(staged(name), name, { dropTarget: true });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError) || error.code !== namespaceNotFound) {
        throw error;
      }
    }
  }
}
