import { type Row } from '../../domain/row.ts';
import { type ContactWrite, type Verdict } from '../store.ts';
import { type AddressCollection } from './address-collection.ts';
import { putContacts, type PutParts } from './put-contacts.ts';
import { putRows, type PutRowsParts } from './put-rows.ts';
import { type RowCollection } from './row-collection.ts';
import { type TombstoneCollection } from './tombstone-collection.ts';

/** What writing a batch needs. */
export interface BatchParts {
  readonly contacts: PutParts;
  readonly putting: PutRowsParts;
  readonly rows: RowCollection;
  readonly addresses: AddressCollection;
  readonly tombstones: TombstoneCollection;
}

interface Batch {
  readonly contacts: readonly ContactWrite[];
  readonly rows: readonly Row[];
}

/**
 * Looked for after the rows were written: a tombstone that comes later finds them itself. While nobody has come anew,
 * whatever another process still wrote of the one who was erased goes too, whenever it was.
 */
async function dropErased(
  { tombstones, rows, contacts }: BatchParts,
  { contacts: writes, rows: written }: Batch,
): Promise<void> {
  const people = new Set(written.flatMap(({ contact }) => contact ?? []));
  if (people.size === 0) {
    return;
  }
  const coming = new Set(writes.map(({ record }) => record.id));
  for (const { contact, at } of await tombstones.of([...people])) {
    const isThere =
      coming.has(contact) ||
      (await contacts.contacts.countDocuments({ _id: { $eq: contact } }, { limit: 1 })) > 0;
    await rows.forget(contact, isThere ? at : null);
  }
}

async function putAddresses(
  { addresses }: BatchParts,
  batch: Batch,
  verdicts: readonly Verdict[],
): Promise<void> {
  await addresses.put(
    batch.contacts.flatMap((write, index) => (verdicts[index] === 'kept' ? write.addresses : [])),
  );
}

/**
 * Rows before contacts, since a contact's write takes off what its rows are made from. The rows need not wait for
 * the disk: the log of one primary is in order, so the contacts' durable write makes them durable too. Only when
 * the primary changed in between are they written again.
 */
async function writeBoth(parts: BatchParts, batch: Batch): Promise<readonly Verdict[]> {
  const soon = parts.contacts.replicated ? 'soon' : 'journalled';
  const before = await putRows(parts.putting, batch.rows, soon);
  const [put] = await Promise.all([putContacts(parts.contacts, batch.contacts), dropErased(parts, batch)]);
  const elections = new Set([...before, ...put.elections]);
  if (parts.contacts.replicated && (elections.size > 1 || elections.has(undefined))) {
    await putRows(parts.putting, batch.rows, 'durable');
  }
  return put.verdicts;
}

async function writeRows(parts: BatchParts, rows: readonly Row[]): Promise<readonly Verdict[]> {
  await putRows(parts.putting, rows, 'durable');
  await dropErased(parts, { contacts: [], rows });
  return [];
}

/** One durable write for many contacts and rows; verdicts in the order of the contacts. */
export async function writeBatch(parts: BatchParts, batch: Batch): Promise<readonly Verdict[]> {
  if (batch.contacts.length === 0) {
    return batch.rows.length === 0 ? [] : writeRows(parts, batch.rows);
  }
  const verdicts =
    batch.rows.length === 0
      ? (await putContacts(parts.contacts, batch.contacts)).verdicts
      : await writeBoth(parts, batch);
  await putAddresses(parts, batch, verdicts);
  return verdicts;
}
