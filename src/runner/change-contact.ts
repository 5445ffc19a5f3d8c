import { type Address, type AddressRow } from '../domain/address.ts';
import { type ContactRecord } from '../domain/contact-record.ts';
import { type Contact } from '../domain/contact.ts';
import { type Instant } from '../domain/clock.ts';
import { type Row } from '../domain/row.ts';
import { planCare } from '../engine/care/plan-care.ts';
import { type Store } from '../store/store.ts';
import { newRecord } from './compose.ts';
import { type Path } from './path.ts';

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
  const addresses = await moveAddresses(path.store, before?.contact.addresses ?? [], wanted);
  const record = await path.change(id, (current) => {
    const now = path.clock.now();
    const changed = change(current?.contact);
    const followUps = planCare(changed, { ...path.script, now });
    const contact = followUps === changed.followUps ? changed : { ...changed, followUps };
    return {
      record: { ...(current ?? newRecord(contact)), contact },
      rows: consentRows(current, contact, now),
      addresses,
    };
  });
  if (!record) {
    throw new Error(`contact ${id} could not be written`);
  }
  return record.contact;
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
  const cause = `${id}.${before?.revision ?? 0}.consent`;
  return [{ kind: 'consents', id: cause, contact: id, at: now, version: 1, data: { ...consent } }];
}

/** The rows of addresses that the contact comes to, and of those that it leaves. */
async function moveAddresses(
  store: Store,
  before: readonly Address[],
  { id, addresses }: Contact,
): Promise<AddressRow[]> {
  const rows: AddressRow[] = [];
  for (const address of new Set([...before, ...addresses])) {
    const row = await store.findAddress(address);
    const moved = addresses.includes(address) ? join(address, row, id) : leave(row, id);
    rows.push(...(moved ? [moved] : []));
  }
  return rows;
}

function join(address: Address, row: AddressRow | undefined, id: string): AddressRow | undefined {
  const contacts = row?.contacts ?? [];
  return contacts.includes(id)
    ? undefined
    : { address, contacts: [...contacts, id], speaker: row?.speaker ?? id };
}

/** The next of the household speaks where the one who leaves did. */
function leave(row: AddressRow | undefined, id: string): AddressRow | undefined {
  const others = row?.contacts.filter((each) => each !== id) ?? [];
  return row?.contacts.includes(id)
    ? { ...row, contacts: others, speaker: row.speaker === id ? (others[0] ?? id) : row.speaker }
    : undefined;
}
