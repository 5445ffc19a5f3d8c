import { setTimeout as pause } from 'node:timers/promises';
import { digest } from '../../domain/text/digest.ts';
import { type AddressRow, speakerAt } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Event } from '../../domain/event.ts';
import { type Row } from '../../domain/row.ts';
import { findHousehold } from '../household/find-household.ts';
import { shareAddress } from '../household/share-address.ts';
import { type Path } from '../path.ts';
import { markSeen, whenTaken } from '../receive/mark-seen.ts';
import { cancelledRow } from '../settle/message-rows.ts';
import { giveRowsBack } from './give-rows-back.ts';
import { splitName } from './is-parting.ts';
import { partDeliveries, type PartedDeliveries, type ToldAgain } from './part-deliveries.ts';
import { addressesBack, type BeforeMerge, partFrom, sendsOf } from './part-from.ts';
import { ticketBack } from './part-ticket.ts';

/** Two contacts as they were, from the row that their merge wrote. */
export function readBefore({ data }: Row): BeforeMerge {
  const read = (which: string): Contact => JSON.parse(data[which] as string) as Contact;
  const { sends } = data;
  return {
    older: read('older'),
    younger: read('younger'),
    ...(Array.isArray(sends) ? { sends: sends.map(String) } : {}),
  };
}

/**
 * The one who stayed gives back what it took over, and is answered as they stood before; each step can be repeated.
 * Undefined: they were made one with somebody else in this moment, and it is to be done again.
 */
export async function giveBack(
  path: Path,
  younger: string,
  from: string,
): Promise<ContactRecord | undefined> {
  const row = await path.store.findRow('merges', younger);
  if (row?.contact !== from) {
    return undefined;
  }
  await untilSent(path, from);
  const before = await path.store.find(from);
  const were = readBefore(row);
  if (!before || !(await part(path, { before, were, cause: splitName(row) }))) {
    return undefined;
  }
  await giveRowsBack(path, younger, from);
  await noteSharing(path, younger, were.younger);
  return before;
}

/** What is just being sent to the one who stayed came to them, whoever it was for. */
export async function untilSent({ seats }: Path, from: string): Promise<void> {
  const seat = seats.get(from);
  while (seat.sending !== null) {
    await pause(20);
  }
}

interface Split {
  /** The one who stayed, as they stand. */
  readonly before: ContactRecord;
  readonly were: BeforeMerge;
  /** What its events are named after. */
  readonly cause: string;
}

/**
 * First the younger one has what goes back, then the other loses it. Of broadcasts each has what they had, and what
 * was still to come for both comes to both. False where another process made the other one one with somebody else.
 */
async function part(path: Path, { before, were, cause }: Split): Promise<boolean> {
  const { id: from } = before;
  const { id } = were.younger;
  const [deliveries, absorbed] = [
    await partDeliveries(path, { from, were, lost: causesLost(before, were) }),
    await absorbedBefore(path, before, id),
  ];
  const now = path.clock.now();
  const again = (record: ContactRecord): ContactRecord =>
    withEvents(record, againFor(record.id, deliveries.again, { cause, now }), now);
  await path.change(id, (record) => ({
    record:
      record &&
      withEvents(again(withTheirs(record, before, { were, absorbed })), tasksBack(before, were, now), now),
    rows: [],
  }));
  const addresses = await rowsBack(path, from, addressesBack(before.contact, were.older));
  const parted = await path.change(from, (record) =>
    record?.forward === null
      ? {
          record: again(partFrom(record, were, { causes: deliveries.causes, absorbed })),
          rows: [...takenBack(path, record, { were, deliveries }), ...deliveries.back],
          addresses,
        }
      : { record, rows: [] },
  );
  if (parted?.forward !== null) {
    return false;
  }
  await path.store.dropRows('deliveries', deliveries.gone);
  await path.store.write({ contacts: [], rows: deliveries.anew });
  return true;
}

function causesLost(before: ContactRecord, were: BeforeMerge): ReadonlySet<string> {
  const lost = sendsOf(before, were, new Set()).filter(({ send }) => send.flow !== null);
  return new Set(lost.flatMap(({ send }) => send.cause?.name ?? []));
}

function takenBack(
  path: Path,
  record: ContactRecord,
  { were, deliveries }: { readonly were: BeforeMerge; readonly deliveries: PartedDeliveries },
): readonly Row[] {
  const effect = { kind: 'cancel', question: null, reason: 'session_expired' } as const;
  return sendsOf(record, were, deliveries.causes).map((entry: SendEntry) =>
    cancelledRow(record, { entry, effect }, path.clock.now()),
  );
}

function withTheirs(
  record: ContactRecord,
  { contact }: ContactRecord,
  { were, absorbed }: { readonly were: BeforeMerge; readonly absorbed: readonly string[] },
): ContactRecord {
  const all = [...new Set([...(record.absorbed ?? []), ...absorbed])];
  const next = { ...record, contact: ticketBack(record.contact, contact, were) };
  return all.length === 0 ? next : { ...next, absorbed: all };
}

/** Tasks to whom they were with. */
function tasksBack({ contact }: ContactRecord, { younger }: BeforeMerge, now: Instant): readonly Event[] {
  const open = new Set(younger.tasks?.map((each) => each.id));
  const theirs = contact.tasks?.filter((each) => open.has(each.id)) ?? [];
  return theirs.map((task) => ({ id: `split.${younger.id}.${task.id}`, at: now, kind: 'task', task }));
}

/** What somebody is to be told again. */
function againFor(
  contact: string,
  again: readonly ToldAgain[],
  { cause, now }: { readonly cause: string; readonly now: Instant },
): readonly Event[] {
  return again
    .filter((each) => each.contact === contact)
    .map(({ broadcast: { id, announcement, local }, attempt }) => ({
      id: `${cause}.${digest(`${id} ${contact}`)}`,
      at: now,
      kind: 'broadcast',
      announcement: { ...announcement, attempt: Math.max(attempt, announcement.attempt) },
      local,
    }));
}

/** Behind all that waits for them, each once. */
function withEvents(record: ContactRecord, events: readonly Event[], now: Instant): ContactRecord {
  const fresh = events.filter(({ id }) => whenTaken(record.seen, id) === undefined);
  return {
    ...record,
    seen: fresh.reduce((seen, { id }) => markSeen(seen, id, now), record.seen),
    pending: [...record.pending, ...fresh.map((event) => ({ event, tries: 0 }))],
  };
}

/** Who had been merged into the younger one, and still forwards there: with them they are erased. */
async function absorbedBefore({ store }: Path, { absorbed = [] }: ContactRecord, younger: string) {
  const found = await Promise.all(absorbed.map((each) => store.find(each)));
  return found.flatMap((each) => (each?.forward === younger ? [each.id] : []));
}

/** Who is at an address meanwhile shares it. */
async function rowsBack(path: Path, id: string, addresses: Contact['addresses']): Promise<AddressRow[]> {
  const rows = await Promise.all(addresses.map((each) => path.store.findAddress(each)));
  return addresses.map((address, index) => {
    const { contacts, speaker } = standing(rows[index], id);
    return { address, contacts: [...new Set([...contacts, id])], speaker };
  });
}

/** Who is at an address; where nobody is, they speak who come there. */
export function standing(row: AddressRow | undefined, id: string): Pick<AddressRow, 'contacts' | 'speaker'> {
  return { contacts: row?.contacts ?? [], speaker: (row && speakerAt(row)) ?? id };
}

/** Where both had one phone they share it again. */
async function noteSharing(path: Path, id: string, { addresses }: Contact): Promise<void> {
  for (const address of addresses) {
    const { members } = await findHousehold(path.store, address);
    for (const member of members.length > 1 ? members : []) {
      await path.change(member.id, (record) => ({
        record: record && shareAddress(record, address),
        rows: [],
      }));
    }
  }
}
