import { type Address, type AddressRow, isLent, isRival, speakerAt } from '../../domain/contact/address.ts';
import { type ContactRecord, isUnfinished } from '../../domain/contact/contact-record.ts';
import { finishMerge, mergeContacts } from '../merge/merge-contacts.ts';
import { type Names } from '../names.ts';
import { type Path } from '../path.ts';

/** Who speaks at the addresses that a message names, all of one person. */
export interface Speaker {
  readonly id: string;
  /** All who share the addresses; the speaker too. */
  readonly household: readonly string[];
  /** Rows of addresses that were not known to be theirs, to be put with what is heard. */
  readonly rows: readonly AddressRow[];
  /** Nothing is known of the addresses: most likely nobody is there. */
  readonly isNew?: boolean;
  /** When the copy was read by which this was known without looking; absent: it was looked up. */
  readonly knownBy?: number;
}

/**
 * Finds who speaks; a stranger's id is derived. Where the addresses lead to two contacts these become one. A number
 * may have changed hands: one whose contact is somebody else by their id for life is taken from them.
 */
export async function findSpeaker(
  path: Path,
  names: Names,
  addresses: readonly [Address, ...Address[]],
): Promise<Speaker> {
  const since = path.order();
  const reading = Promise.all(addresses.map((each) => path.store.findAddress(each)));
  const found = await path.committer.expect(reading);
  // Everybody left it: whoever writes from there now may have been given the number.
  const all = found.filter((each) => each !== undefined);
  path.speakers.note(all, since);
  const known = all.filter(({ contacts }) => contacts.length > 0);
  const theirs = await withoutLeft(path, known);
  const rows = addresses.length === 1 ? theirs : await withoutMoved(path, theirs, addresses);
  const [first, ...others] = await speakersOf(path, rows);
  if (first === undefined) {
    const address = [...addresses].sort()[0] ?? addresses[0];
    const id = all.length === 0 ? names.contactAt(address) : await strangerAt(path, names, address);
    return { id, household: [id], rows: rowsFor(addresses, all, [id]), isNew: all.length === 0 };
  }
  const present = new Set(rows.flatMap(({ contacts }) => contacts));
  present.delete(first);
  const household = [first, ...present] as const;
  const isShared = rows.some(({ contacts }) => [first, ...others].every((each) => contacts.includes(each)));
  if (others.length === 0 || isShared) {
    const lacking = addresses.filter((each) => !rows.some(({ address }) => address === each));
    return { id: first, household, rows: rowsFor(lacking, all, household) };
  }
  return unite(path, addresses, { speakers: [first, ...others], household });
}

/** Who once came from an address that they left, or were taken from, is not who comes from there later. */
async function strangerAt({ store }: Path, names: Names, address: Address): Promise<string> {
  for (let place = 0; ; place++) {
    const id = names.contactAt(address, place);
    const known = await store.find(id);
    if (known === undefined || (known.forward === null && known.contact.addresses.includes(address))) {
      return id;
    }
  }
}

/** Rows by which these come to addresses; the first of them speaks there. */
function rowsFor(
  addresses: readonly Address[],
  known: readonly AddressRow[],
  contacts: readonly [string, ...string[]],
): readonly AddressRow[] {
  return addresses.map((address) => {
    const found = known.find((each) => each.address === address)?.contacts ?? [];
    return { address, contacts, speaker: contacts[0], found };
  });
}

/** The living contacts that speak, of the first address first. */
async function speakersOf(path: Path, rows: readonly AddressRow[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const row of rows) {
    ids.push(await livingId(path, speakerAt(row) ?? row.speaker));
  }
  return [...new Set(ids)];
}

/** Where a contact was merged it is another who lives on; a merge that was cut short is ended first. */
async function livingId(path: Path, id: string): Promise<string> {
  const seat = path.seats.get(id);
  await path.load(seat);
  const { record } = seat;
  if (record?.forward == null) {
    return id;
  }
  if (isUnfinished(record)) {
    await finishMerge(path, id);
  }
  return livingId(path, record.forward);
}

async function unite(
  path: Path,
  addresses: readonly Address[],
  {
    speakers,
    household,
  }: { readonly speakers: readonly [string, ...string[]]; readonly household: readonly string[] },
): Promise<Speaker> {
  let [id] = speakers;
  for (const other of speakers.slice(1)) {
    id = await mergeContacts(path, id, other);
  }
  const contacts = [id, ...household.filter((each) => !speakers.includes(each))];
  const rows = addresses.map((address) => ({ address, contacts, speaker: id }));
  return { id, household: contacts, rows };
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
