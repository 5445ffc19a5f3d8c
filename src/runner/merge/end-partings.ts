import { type Path } from '../path.ts';
import { isParting } from './is-parting.ts';
import { settleSplit } from './settle-split.ts';

/**
 * Whoever was parted from this person, or this person from another, has everything back first: only then is it known
 * what is whose.
 */
export async function endPartings(path: Path, id: string): Promise<void> {
  for (const each of await findPartings(path, id)) {
    await settleSplit(path, each);
  }
}

/** Those who live again and have not got everything back, from or as this person. */
export async function findPartings({ store }: Path, id: string): Promise<readonly string[]> {
  const own = await store.findRow('merges', id);
  const others = await store.rows({ kind: 'merges', contact: id, limit: 500, order: 'oldest' });
  const found = [...(own ? [own] : []), ...others];
  const records = await Promise.all(found.map((row) => store.find(row.id)));
  return records.flatMap((record) => (record && isParting(record) ? [record.id] : []));
}
