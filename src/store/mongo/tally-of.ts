import { type Tally } from '../moving.ts';
import { type Collections } from './collections.ts';

/** Counts everything in a database, exactly. */
export async function tallyOf({
  contacts,
  addresses,
  tombstones,
  facts,
  vault,
  rows,
}: Collections): Promise<Tally> {
  const kinds = await rows
    .aggregate<{ _id: string; n: number }>([
      { $group: { _id: '$kind', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return {
    contacts: await contacts.countDocuments({}),
    addresses: await addresses.countDocuments({}),
    tombstones: await tombstones.countDocuments({}),
    facts: await facts.countDocuments({}),
    vault: await vault.countDocuments({ fence: { $exists: false } }),
    ...Object.fromEntries(kinds.map(({ _id, n }) => [`rows: ${_id}`, n])),
  };
}
