import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Path } from '../path.ts';

/** The lane in which speakers on shared phones are found and changed, one at a time; there are few such sends. */
export const householdLane = 'households';

/**
 * What comes from the household's phone is this contact's from now on, under all names that the network has for the
 * phone; durable when it resolves.
 */
export async function switchSpeaker(
  path: Path,
  to: string,
  members: readonly ContactRecord[],
): Promise<void> {
  const addresses = new Set(members.flatMap(({ contact }) => contact.addresses));
  const rows = await Promise.all([...addresses].map((each) => path.store.findAddress(each)));
  const moved = rows
    .filter((row) => row !== undefined)
    .filter(({ contacts, speaker }) => contacts.includes(to) && speaker !== to)
    .map((row) => ({ ...row, speaker: to }));
  if (moved.length > 0) {
    await path.change(to, (record) => ({ record: record && { ...record }, rows: [], addresses: moved }));
  }
}
