import { type AddressRow } from '../../../domain/contact/address.ts';
import { type Collections } from '../collections.ts';
import { type AddressDocument } from '../documents.ts';
import { recordOf } from '../contacts/contact-parts.ts';
import { upsert } from '../upsert.ts';

/** The document as it was read, and nothing that somebody made of it since. */
export function unchanged({ _id, contacts, speaker }: AddressDocument) {
  return { _id: { $eq: _id }, contacts: { $eq: contacts }, speaker: { $eq: speaker } };
}

/** Not while somebody changes it: who puts it now remembers it, and must be told of that change. */
function isSame({ contacts, speaker, moving }: AddressDocument, row: AddressRow): boolean {
  return !moving && speaker === row.speaker && contacts.join(' ') === row.contacts.join(' ');
}

/**
 * Readers remember who is alone at an address as long as their copy of that contact is current. So the row is marked
 * first (nobody remembers it from now on), then the contact's revision moves on (whoever remembers it will find that
 * out), and only then it becomes another one. Cut short anywhere, it is merely read more often. False when somebody
 * was faster.
 */
async function change(
  { addresses, contacts }: Pick<Collections, 'addresses' | 'contacts'>,
  there: AddressDocument,
  row: AddressRow,
): Promise<boolean> {
  const next = { contacts: row.contacts, speaker: row.speaker };
  const [alone, ...others] = there.contacts;
  if (alone === undefined || others.length > 0) {
    return (await addresses.replaceOne(unchanged(there), next)).matchedCount === 1;
  }
  await addresses.updateOne(unchanged(there), { $set: { moving: true } });
  await contacts.updateOne({ _id: { $eq: alone } }, { $inc: { revision: 1 } });
  const marked = { ...unchanged(there), moving: { $eq: true as const } };
  return (await addresses.replaceOne(marked, next)).matchedCount === 1;
}

/** What the row is to be where others came to it, or left it, since it was looked up. */
function united({ contacts, speaker }: AddressDocument, row: AddressRow): AddressRow {
  const { found } = row;
  if (found === undefined || found.join(' ') === contacts.join(' ')) {
    return row;
  }
  const stay = contacts.filter((each) => row.contacts.includes(each) || !found.includes(each));
  const come = row.contacts.filter((each) => !found.includes(each) && !contacts.includes(each));
  const both = [...stay, ...come];
  if (both.join(' ') === row.contacts.join(' ')) {
    return row;
  }
  return { ...row, contacts: both, speaker: both.includes(speaker) ? speaker : (both[0] ?? row.speaker) };
}

/**
 * The row without whoever came there alone and has left again: their contact is written before its row, and a later
 * change of theirs may have been faster.
 */
async function withoutLeft(
  { contacts }: Pick<Collections, 'contacts'>,
  there: AddressDocument,
  row: AddressRow,
): Promise<AddressRow> {
  const [comer, ...others] = row.contacts;
  if (row.found === undefined || comer === undefined || others.length > 0 || there.contacts.includes(comer)) {
    return row;
  }
  const document = await contacts.findOne({ _id: { $eq: comer } });
  const isThere = document !== null && recordOf(document).contact.addresses.includes(row.address);
  return isThere ? row : { ...row, contacts: [] };
}

/** Who put the row believes it to be as they put it: that is found out with the next write of whoever is named. */
async function tell({ contacts }: Pick<Collections, 'contacts'>, row: AddressRow): Promise<void> {
  await contacts.updateMany({ _id: { $in: [...row.contacts] } }, { $inc: { revision: 1 } });
}

/**
 * Puts a row where one may stand already. The last one that is put stays, but for those who came to it or left it
 * since it was looked up.
 */
export async function replaceAddress(
  collections: Pick<Collections, 'addresses' | 'contacts'>,
  asked: AddressRow,
): Promise<void> {
  const { address } = asked;
  const { addresses } = collections;
  for (;;) {
    const there = await addresses.findOne({ _id: { $eq: address } });
    const row = there === null ? asked : united(there, await withoutLeft(collections, there, asked));
    if (row !== asked) {
      await tell(collections, asked);
    }
    if (there === null) {
      const { contacts, speaker } = row;
      const put = { $setOnInsert: { contacts, speaker } };
      await upsert(() => addresses.updateOne({ _id: { $eq: address } }, put, { upsert: true }));
    } else if (isSame(there, row) || (await change(collections, there, row))) {
      return;
    }
  }
}
