import { mongo } from 'mongoose';
import { StoreError } from '../store.ts';

/** MongoDB's code for a collection that is not there. */
const noSuchCollection = 26;

interface Wanted {
  readonly key: { readonly [field: string]: 1 };
  readonly unique?: true;
  readonly partialFilterExpression?: { readonly [field: string]: { readonly $exists: true } | string };
}

const indexes: { readonly [collection: string]: readonly Wanted[] } = {
  contacts: [
    { key: { attention: 1, _id: 1 }, partialFilterExpression: { attention: { $exists: true } } },
    { key: { role: 1, _id: 1 } },
    { key: { companion: 1 } },
    { key: { keys: 1, _id: 1 } },
  ],
  rows: [
    { key: { kind: 1, seq: 1 }, unique: true },
    { key: { contact: 1, kind: 1, seq: 1 } },
    // Of the work of years little is open, and that is looked at again and again.
    { key: { tags: 1, seq: 1 }, partialFilterExpression: { kind: 'tasks' } },
  ],
  addresses: [{ key: { contacts: 1 } }, { key: { speaker: 1 } }],
  tombstones: [{ key: { unclean: 1 } }],
  vault: [{ key: { expires: 1 }, partialFilterExpression: { expires: { $exists: true } } }],
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function isThere(wanted: Wanted, existing: readonly mongo.IndexDescriptionInfo[]): boolean {
  return existing.some(
    ({ key, unique, partialFilterExpression }) =>
      same(key, wanted.key) &&
      (unique ?? false) === (wanted.unique ?? false) &&
      same(partialFilterExpression, wanted.partialFilterExpression),
  );
}

async function existing(db: mongo.Db, name: string): Promise<readonly mongo.IndexDescriptionInfo[]> {
  try {
    return await db.collection(name).indexes();
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === noSuchCollection) {
      return [];
    }
    throw error;
  }
}

/** The indexes that a database lacks, in words. */
export async function findMissingIndexes(db: mongo.Db): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(indexes).map(async ([name, wanted]) => {
      const there = await existing(db, name);
      return wanted
        .filter((each) => !isThere(each, there))
        .map(({ key }) => `${name} (${Object.keys(key).join(', ')})`);
    }),
  );
  return found.flat();
}

/** What went wrong, or undefined. */
async function make(db: mongo.Db, name: string, missing: readonly Wanted[]): Promise<unknown> {
  try {
    await db.collection(name).createIndexes(missing.map((wanted) => ({ ...wanted, key: { ...wanted.key } })));
    return undefined;
  } catch (error) {
    return error;
  }
}

function refusal(
  { key, unique }: Wanted,
  where: { readonly name: string; readonly place: string },
  cause: unknown,
) {
  const index = `${unique ? 'unique index' : 'index'} on ${where.name} (${Object.keys(key).join(', ')})`;
  return new StoreError(
    'corrupt',
    `The database ${where.place} lacks the ${index}, and it could not be made: drop another index on the same fields, or allow this user to make indexes, and start again.`,
    { cause },
  );
}

async function ensure(db: mongo.Db, name: string, place: string): Promise<void> {
  const wanted = indexes[name] ?? [];
  const before = await existing(db, name);
  const missing = wanted.filter((each) => !isThere(each, before));
  if (missing.length === 0) {
    return;
  }
  const cause = await make(db, name, missing);
  const after = await existing(db, name);
  const [lacking] = missing.filter((each) => !isThere(each, after));
  if (lacking !== undefined) {
    throw refusal(lacking, { name, place }, cause);
  }
}

/** Makes the indexes that are missing and refuses a database that does not have each of them exactly so. */
export async function ensureIndexes(db: mongo.Db, place: string): Promise<void> {
  await Promise.all(Object.keys(indexes).map((name) => ensure(db, name, place)));
}
