import { type Address, type AddressRow, speakerAt } from '../../domain/contact/address.ts';
import { mergeContacts } from '../merge/merge-contacts.ts';
import { type Names } from '../names.ts';
import { type Path } from '../path.ts';
import { livingId } from './living-id.ts';
import { rowsThatHold } from './rows-that-hold.ts';

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

type Addresses = readonly [Address, ...Address[]];

/**
 * Finds who speaks; a stranger's id is derived. Where the addresses lead to two contacts these become one. A number
 * may have changed hands: one whose contact is somebody else by their id for life is taken from them.
 */
export async function findSpeaker(path: Path, names: Names, addresses: Addresses): Promise<Speaker> {
  const found = await readRows(path, addresses);
  const rows = await rowsThatHold(path, found, addresses);
  const speakers = await speakersOf(path, rows);
  const [first, ...others] = speakers;
  if (first === undefined) {
    return findStranger(path, names, { addresses, found });
  }
  const present = new Set(rows.flatMap(({ contacts }) => contacts));
  present.delete(first);
  const household = [first, ...present] as const;
  if (others.length > 0 && !rows.some(({ contacts }) => speakers.every((each) => contacts.includes(each)))) {
    return unite(path, addresses, { speakers: [first, ...others], household });
  }
  const lacking = addresses.filter((each) => !rows.some(({ address }) => address === each));
  return { id: first, household, rows: rowsFor(lacking, found, household) };
}

/** Who is alone at one of them need not be looked for again as long as our copy of them is current. */
async function readRows(path: Path, addresses: Addresses): Promise<readonly AddressRow[]> {
  const since = path.order();
  const reading = Promise.all(addresses.map((each) => path.store.findAddress(each)));
  const found = (await path.committer.expect(reading)).filter((each) => each !== undefined);
  path.speakers.note(found, since);
  return found;
}

/** Where everybody has left whoever writes may have been given the number. */
async function findStranger(
  path: Path,
  names: Names,
  { addresses, found }: { readonly addresses: Addresses; readonly found: readonly AddressRow[] },
): Promise<Speaker> {
  const address = [...addresses].sort()[0] ?? addresses[0];
  const isNew = found.length === 0;
  const id = isNew ? names.contactAt(address) : await strangerAt(path, names, address);
  return { id, household: [id], rows: rowsFor(addresses, found, [id]), isNew };
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
