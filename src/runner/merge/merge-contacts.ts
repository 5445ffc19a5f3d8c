import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Path } from '../path.ts';
import { endPartings, findPartings } from './end-partings.ts';
import { findLiving } from './find-living.ts';
import { finishMerge } from './finish-merge.ts';
import { inPair } from './in-pair.ts';

/**
 * Two contacts turned out to be one person: the older stays and the other only forwards to it. Each step can be
 * repeated, and the sweep takes up a merge that a crash left half done:
 * 1. the younger one is closed: it forwards, and nothing of it is played or sent any more;
 * 2. what was under way for it ends;
 * 3. its files and rows become the older one's;
 * 4. the older one takes over all it had, once, and its addresses;
 * 5. nothing is left of it but the forwarding and its name.
 * Either of them may be made one with somebody else at the same time: then it is done with whoever answers by now.
 * Answers with the id of the one who stays.
 */
export async function mergeContacts(path: Path, one: string, other: string): Promise<string> {
  for (;;) {
    const [first, second] = await Promise.all([one, other].map((each) => findLiving(path.store, each)));
    if (!first || !second || first.id === second.id) {
      return (first ?? second)?.id ?? other;
    }
    const [older, younger] = isOlder(first, second) ? [first.id, second.id] : [second.id, first.id];
    await endPartings(path, older);
    await endPartings(path, younger);
    await inPair(path, [older, younger], () => close(path, younger, older));
    await finishMerge(path, younger);
  }
}

function isOlder({ contact: one }: ContactRecord, { contact: other }: ContactRecord): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

/** Nothing happens where either of them is no longer what it was when it was read. */
async function close(path: Path, younger: string, older: string): Promise<void> {
  const [stays, ...partings] = await Promise.all([
    path.store.find(older),
    findPartings(path, older),
    findPartings(path, younger),
  ]);
  if (stays?.forward === null && partings.flat().length === 0) {
    await path.change(younger, (record) => ({
      record: record?.forward === null ? { ...record, forward: older, closed: true } : record,
      rows: [],
    }));
  }
}
