import { type Address, type AddressRow, channelOf, speakerAt } from '../../domain/contact/address.ts';
import { type ContactRecord, newRecord } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { planCare } from '../../engine/care/plan-care.ts';
import { type Store } from '../../store/store.ts';
import { findHousehold } from '../household/find-household.ts';
import { shareAddress } from '../household/share-address.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { inLanes } from '../attend/lanes.ts';
import { type Path } from '../path.ts';
import { consentRow } from '../settle/consent-row.ts';

/**
 * Makes or changes a contact outside of every turn; its addresses and the proof of a new consent go with it, and who
 * has had no turn yet is looked after all the same.
 */
export async function changeContact(
  path: Path,
  id: string,
  change: (contact: Contact | undefined) => Contact,
): Promise<Contact> {
  const before = await path.store.find(id);
  const wanted = change(before?.contact);
  const touched = [...new Set([...(before?.contact.addresses ?? []), ...wanted.addresses])];
  // Two who come to one address at once come to it one after the other.
  return inLanes(path.lanes, touched, async () => {
    const rows = await readRows(path.store, touched);
    // Who speaks at a shared address may be changing at this very moment.
    return rows.some(({ row }) => row?.contacts.some((each) => each !== id))
      ? path.lanes.run(householdLane, () => writeShared(path, id, { change, wanted, touched }))
      : writeAlone(path, id, { change, wanted, touched, rows });
  });
}

/** Somebody else may come to an address by another process at this very moment: then they share it. */
async function writeAlone(
  path: Path,
  id: string,
  about: Wanted & { readonly rows: readonly KnownRow[] },
): Promise<Contact> {
  const made = await write(path, id, about);
  const after = await readRows(path.store, about.wanted.addresses);
  return after.some(({ row }) => row?.contacts.includes(id) && row.contacts.length > 1)
    ? path.lanes.run(householdLane, () => writeShared(path, id, about))
    : made;
}

interface Wanted {
  readonly change: (contact: Contact | undefined) => Contact;
  readonly wanted: Contact;
  readonly touched: readonly Address[];
}

async function writeShared(path: Path, id: string, { change, wanted, touched }: Wanted): Promise<Contact> {
  const rows = await readRows(path.store, touched);
  await tellOthers(path, wanted, rows);
  return write(path, id, { change, wanted, rows });
}

interface KnownRow {
  readonly address: Address;
  readonly row: AddressRow | undefined;
}

function readRows(store: Store, addresses: readonly Address[]): Promise<readonly KnownRow[]> {
  return Promise.all(addresses.map(async (address) => ({ address, row: await store.findAddress(address) })));
}

/** Those who had the address alone are told first: a crash in between only makes them look twice. */
async function tellOthers(path: Path, { id, addresses }: Contact, rows: readonly KnownRow[]): Promise<void> {
  for (const { address } of rows.filter((each) => addresses.includes(each.address))) {
    const { members } = await findHousehold(path.store, address);
    for (const other of members.filter((each) => each.id !== id && !each.contact.shared?.includes(address))) {
      await path.change(other.id, (record) => ({
        record: record && shareAddress(record, address),
        rows: [],
      }));
    }
  }
}

async function write(
  path: Path,
  id: string,
  about: {
    readonly change: (contact: Contact | undefined) => Contact;
    readonly wanted: Contact;
    readonly rows: readonly KnownRow[];
  },
): Promise<Contact> {
  const { change, wanted, rows } = about;
  const record = await path.change(id, (current) => {
    const now = path.clock.now();
    const changed = withShared(change(current?.contact), rows);
    const world = path.catalog.world(now, () => false);
    const followUps = planCare(changed, world);
    const looked = followUps === changed.followUps ? changed : { ...changed, followUps };
    const contact = planCampaigns(looked, world);
    return {
      record: { ...(current ?? newRecord(contact)), contact },
      rows: consentRows(current, contact, now),
      addresses: moveAddresses(wanted, rows),
    };
  });
  if (!record) {
    throw new Error(`contact ${id} could not be written`);
  }
  tellSenders(path, wanted, rows);
  return record.contact;
}

/** Who sends to where they were may be about to, by a copy of before. */
function tellSenders(
  { lines, scheduler, clock }: Path,
  { id, addresses }: Contact,
  rows: readonly KnownRow[],
): void {
  const left = rows.map(({ address }) => address).filter((each) => !addresses.includes(each));
  for (const channel of new Set(left.map(channelOf))) {
    if (lines.get(channel)?.held() === false) {
      scheduler.wake(id, clock.now(), channel);
    }
  }
}

function withShared(contact: Contact, rows: readonly KnownRow[]): Contact {
  const { id, addresses, shared: before = [] } = contact;
  const shared = rows
    .filter(({ address, row }) => addresses.includes(address) && row?.contacts.some((each) => each !== id))
    .map(({ address }) => address);
  return shared.length === 0 && before.length === 0 ? contact : { ...contact, shared };
}

/** A consent that somebody wrote in (from paper, from a visit) is proved by a row of its own. */
function consentRows(
  before: ContactRecord | undefined,
  { id, consent }: Contact,
  now: Instant,
): readonly Row[] {
  if (consent.status === 'unknown' || JSON.stringify(before?.contact.consent) === JSON.stringify(consent)) {
    return [];
  }
  return [consentRow({ id: `${id}.${before?.revision ?? 0}.consent`, consent }, id, now)];
}

/** The rows of addresses that the contact comes to, and of those that it leaves. */
function moveAddresses({ id, addresses }: Contact, rows: readonly KnownRow[]): AddressRow[] {
  return rows.flatMap(({ address, row }) => {
    const moved = addresses.includes(address) ? join(address, row, id) : leave(address, row, id);
    return moved ? [moved] : [];
  });
}

function join(address: Address, row: AddressRow | undefined, id: string): AddressRow | undefined {
  const contacts = row?.contacts ?? [];
  return contacts.includes(id)
    ? undefined
    : {
        ...{ address, contacts: [...contacts, id], found: contacts },
        speaker: (row && speakerAt(row)) ?? id,
      };
}

/**
 * The next of the household speaks where the one who leaves did. Where no row stands yet, that of their first message
 * may still be under way: it must find that they have left.
 */
function leave(address: Address, row: AddressRow | undefined, id: string): AddressRow | undefined {
  if (row === undefined) {
    return { address, contacts: [], speaker: id, found: [id] };
  }
  const others = row.contacts.filter((each) => each !== id);
  return row.contacts.includes(id)
    ? {
        ...row,
        found: row.contacts,
        contacts: others,
        speaker: row.speaker === id ? (others[0] ?? id) : row.speaker,
      }
    : undefined;
}
