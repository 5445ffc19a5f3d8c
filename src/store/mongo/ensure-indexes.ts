import { type mongo } from 'mongoose';
import { StoreError } from '../store.ts';

interface Wanted {
  readonly key: { readonly [field: string]: 1 };
  readonly unique?: true;
  readonly partialFilterExpression?: { readonly [field: string]: { readonly $exists: true } };
}

const indexes: { readonly [collection: string]: readonly Wanted[] } = {
  contacts: [
    { key: { attention: 1, _id: 1 }, partialFilterExpression: { attention: { $exists: true } } },
    { key: { role: 1, _id: 1 } },
    { key: { companion: 1 } },
  ],
  rows: [{ key: { kind: 1, seq: 1 }, unique: true }, { key: { contact: 1, kind: 1, seq: 1 } }],
  addresses: [{ key: { contacts: 1 } }, { key: { speaker: 1 } }],
  tombstones: [{ key: { unclean: 1 } }],
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

const nameOf = ({ key }: Wanted): string => Object.keys(key).join(', ');

async function make(db: mongo.Db, name: string, wanted: Wanted): Promise<unknown> {
  const { key, ...options } = wanted;
  try {
    await db.collection(name).createIndex({ ...key }, options, {});
    return undefined;
  } catch (error) {
    return error;
  }
}

async function ensure(db: mongo.Db, name: string, wanted: Wanted, place: string): Promise<void> {
  const cause = await make(db, name, wanted);
  if (!isThere(wanted, await db.collection(name).indexes())) {
    const kind = wanted.unique ? 'unique index' : 'index';
    throw new StoreError(
      'corrupt',
      `The database ${place} lacks the ${kind} on ${name} (${nameOf(wanted)}), and it could not be made: drop another index on the same fields, or allow this user to make indexes, and start again.`,
      { cause },
    );
  }
}

/** Makes the indexes that are missing and refuses a database that does not have each of them exactly so. */
export async function ensureIndexes(db: mongo.Db, place: string): Promise<void> {
  for (const [name, list] of Object.entries(indexes)) {
    for (const wanted of list) {
      await ensure(db, name, wanted, place);
    }
  }
}
