import { type Address, type AddressRow, isLent, isRival } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Path } from '../path.ts';
import { livingId } from './living-id.ts';

/**
 * Those of the rows of a message's addresses by which somebody is there still. A number that belongs to the person of
 * another of these addresses by now is taken from whoever had it before.
 */
export async function rowsThatHold(
  path: Path,
  rows: readonly AddressRow[],
  addresses: readonly Address[],
): Promise<readonly AddressRow[]> {
  const theirs = await withoutLeft(
    path,
    rows.filter(({ contacts }) => contacts.length > 0),
  );
  return addresses.length === 1 ? theirs : withoutMoved(path, theirs, addresses);
}

/**
 * Rows without those of who was alone at an address and has left it: whoever took it from them may have died before its
 * row was changed. Their words would come to somebody who is not there.
 */
async function withoutLeft(path: Path, rows: readonly AddressRow[]): Promise<readonly AddressRow[]> {
  const left = await Promise.all(rows.map((row) => wasLeft(path, row)));
  return rows.filter((_, place) => !left[place]);
}

/** Of a household not everybody names each address of its phone. */
async function wasLeft(path: Path, { address, contacts, speaker }: AddressRow): Promise<boolean> {
  if (contacts.length > 1) {
    return false;
  }
  const id = await livingId(path, contacts[0] ?? speaker);
  const isGone = (record: ContactRecord | undefined): boolean =>
    record !== undefined && !record.contact.shared?.length && !record.contact.addresses.includes(address);
  // Our copy may be older than the row: then the store tells.
  return isGone(path.seats.get(id).record) && isGone(await path.store.find(id));
}

/** Rows but for those of numbers that belong to somebody else by now; these are taken from their former people. */
async function withoutMoved(
  path: Path,
  rows: readonly AddressRow[],
  addresses: readonly Address[],
): Promise<readonly AddressRow[]> {
  const kept: AddressRow[] = [];
  for (const row of rows) {
    if (isLent(row.address) && (await hasRival(path, row.speaker, addresses))) {
      await takeAway(path, row);
    } else {
      kept.push(row);
    }
  }
  return kept;
}

async function hasRival(path: Path, contact: string, addresses: readonly Address[]): Promise<boolean> {
  const record = await path.store.find(await livingId(path, contact));
  const theirs = record?.contact.addresses ?? [];
  return (
    theirs.some((each) => addresses.some((other) => isRival(each, other))) &&
    !addresses.some((each) => !isLent(each) && theirs.includes(each))
  );
}

/** First from the people, then from the address: nothing is sent there for them in between. */
async function takeAway(path: Path, { address, contacts }: AddressRow): Promise<void> {
  for (const contact of contacts) {
    await path.change(await livingId(path, contact), (record) => ({
      record: record && {
        ...record,
        contact: {
          ...record.contact,
          addresses: record.contact.addresses.filter((each) => each !== address),
        },
      },
      rows: [],
    }));
  }
}
