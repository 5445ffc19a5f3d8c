import { type Row } from '../../domain/row.ts';
import { type Batch, type Jotted, type Verdict } from '../store.ts';
import { type AddressCollection } from './addresses/address-collection.ts';
import { insist } from './insist.ts';
import { type Latecomers } from './rows/latecomers.ts';
import { putContacts, type PutParts } from './contacts/put-contacts.ts';
import { putRows, type PutRowsParts } from './rows/put-rows.ts';
import { update } from './write-command.ts';

/** What writing a batch needs. */
export interface BatchParts {
  readonly contacts: PutParts;
  readonly putting: PutRowsParts;
  readonly addresses: AddressCollection;
  readonly latecomers: Latecomers;
}

async function putAddresses(
  { addresses }: BatchParts,
  batch: Batch,
  verdicts: readonly Verdict[],
): Promise<void> {
  const rows = batch.contacts.flatMap((write, index) => (verdicts[index] === 'kept' ? write.addresses : []));
  await insist(() => addresses.put(rows));
}

/** The one election under which all was written; null when there were several or it is not known. */
function epochOf(elections: Iterable<string | undefined>): string | null {
  const [first, ...others] = new Set(elections);
  return others.length === 0 ? (first ?? null) : null;
}

/**
 * Rows need not wait for the disk: the log of one primary is in order, so a later durable write makes them durable
 * too. Only when the primary changed in between are they to be written again.
 */
export async function jotRows({ putting }: BatchParts, rows: readonly Row[]): Promise<Jotted> {
  return { rows, epoch: epochOf(await putRows(putting, rows, 'soon')) };
}

/** Writes again what may not stand under the election in which the rest was written. */
async function makeSure(
  parts: BatchParts,
  { jotted, epoch }: { readonly jotted: readonly (Jotted | undefined)[]; readonly epoch: string | null },
): Promise<void> {
  const lost = jotted.filter((each) => epoch === null || each?.epoch !== epoch);
  const rows = lost.flatMap((each) => each?.rows ?? []);
  if (rows.length > 0) {
    await insist(() => putRows(parts.putting, rows, 'durable'));
  }
}

/** Rows before contacts, since a contact's write takes off what its rows are made from. */
async function writeContacts(parts: BatchParts, batch: Batch): Promise<readonly Verdict[]> {
  const { replicated } = parts.contacts;
  let ahead: Jotted | undefined;
  if (replicated) {
    ahead = await jotRows(parts, batch.rows);
  } else {
    await putRows(parts.putting, batch.rows, 'journalled');
  }
  const { verdicts, elections } = await putContacts(parts.contacts, batch.contacts);
  await makeSure(parts, { jotted: [ahead, batch.jotted], epoch: epochOf(elections) });
  await putAddresses(parts, batch, verdicts);
  return verdicts;
}

/** Of a write of nothing it is acknowledged that all before it is durable. */
async function confirm({ putting: { db } }: BatchParts): Promise<string | undefined> {
  const nobody = { q: { _id: { $eq: '' } }, u: { $set: { turn: '' } } };
  return (await update(db, 'contacts', { statements: [nobody], concern: 'durable' })).election;
}

async function writeRows(parts: BatchParts, { rows, jotted }: Batch): Promise<void> {
  const elections = rows.length > 0 ? await putRows(parts.putting, rows, 'durable') : [await confirm(parts)];
  await makeSure(parts, { jotted: [jotted], epoch: epochOf(elections) });
}

async function write(parts: BatchParts, batch: Batch): Promise<readonly Verdict[]> {
  if (batch.contacts.length > 0) {
    return writeContacts(parts, batch);
  }
  if (batch.rows.length > 0 || batch.jotted) {
    await writeRows(parts, batch);
  }
  return [];
}

/** One durable write for many contacts and rows; verdicts in the order of the contacts. */
export function writeBatch(parts: BatchParts, batch: Batch): Promise<readonly Verdict[]> {
  const rows = [...batch.rows, ...(batch.jotted?.rows ?? [])];
  const people = new Set(rows.flatMap(({ contact }) => contact ?? []));
  return parts.latecomers.during(people, () => write(parts, batch));
}
