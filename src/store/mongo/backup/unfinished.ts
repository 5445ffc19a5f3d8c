import { type mongo } from 'mongoose';
import { StoreError } from '../../store.ts';
import { type Collections } from '../collections.ts';
import { putInPlace } from './staging.ts';
import { upsert } from '../upsert.ts';

/** What puts another store in the place of the collections: a crash may leave half of it there. */
type Bringing = 'move' | 'restore';

type Marks = Pick<Collections, 'bringing'>;

/**
 * Remembers that it has begun: a move from its first document on, since nothing was there before; a restore once all
 * of it lies ready, since until then what was there before is whole.
 */
export async function markUnfinished({ bringing }: Marks, what: Bringing): Promise<void> {
  await upsert(() =>
    bringing.updateOne({ _id: { $eq: what } }, { $set: { unfinished: true } }, { upsert: true }),
  );
}

/** Forgets it, when all of it is in its place. */
export async function markFinished({ bringing }: Marks): Promise<void> {
  await bringing.deleteMany({});
}

/** Whether a move into this database, or a restore of it, has begun and not ended. */
export async function isUnfinished({ bringing }: Marks, what: Bringing): Promise<boolean> {
  return (await bringing.findOne({ _id: { $eq: what } })) !== null;
}

/** Ends a restore that a crash interrupted while all of it lay ready; whether there was one. */
export async function endRestore(db: mongo.Db, marks: Marks): Promise<boolean> {
  if (!(await isUnfinished(marks, 'restore'))) {
    return false;
  }
  await putInPlace(db);
  await markFinished(marks);
  return true;
}

/** A database into which only a part was moved, or nobody looked whether it was all. */
export function halfMoved(place: string): StoreError {
  return new StoreError(
    'corrupt',
    `The move of an embedded store into the database ${place} was not finished. Run "move-to-mongodb" again before anything starts on it, or name an empty database in MONGODB_URI.`,
  );
}
