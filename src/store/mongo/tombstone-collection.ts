import { type Tombstone } from '../store.ts';
import { type Collections } from './collections.ts';
import { type TombstoneDocument } from './documents.ts';
import { upsert } from './upsert.ts';

/** Who was erased, and when last. */
export interface TombstoneCollection {
  /** Those of these contacts. */
  of(contacts: readonly string[]): Promise<readonly Tombstone[]>;
  /** The later of two for one contact stays; it counts as unclean until `clean`. */
  put(tombstone: Tombstone): Promise<void>;
  clean(contact: string): Promise<void>;
  unclean(): Promise<readonly Tombstone[]>;
  all(): Promise<readonly Tombstone[]>;
}

const tombstoneOf = ({ _id, at }: TombstoneDocument): Tombstone => ({ contact: _id, at });

/** The collection `tombstones`. */
export function createTombstoneCollection({
  tombstones,
}: Pick<Collections, 'tombstones'>): TombstoneCollection {
  const find = async (filter: object): Promise<readonly Tombstone[]> =>
    (await tombstones.find(filter, { sort: { at: 1, _id: 1 } }).toArray()).map(tombstoneOf);
  return {
    of: (contacts) => find({ _id: { $in: contacts } }),
    put: async ({ contact, at }) => {
      await upsert(() =>
        tombstones.updateOne(
          { _id: { $eq: contact } },
          { $max: { at }, $set: { unclean: true } },
          { upsert: true },
        ),
      );
    },
    clean: async (contact) => {
      await tombstones.updateOne({ _id: { $eq: contact } }, { $set: { unclean: false } });
    },
    unclean: () => find({ unclean: true }),
    all: () => find({}),
  };
}
