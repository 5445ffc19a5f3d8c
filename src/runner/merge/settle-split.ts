import { setTimeout as pause } from 'node:timers/promises';
import { digest } from '../../domain/text/digest.ts';
import { type AddressRow } from '../../domain/contact/address.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isDeliveryOf } from '../../domain/delivery.ts';
import { beforeMerge, mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { findHousehold } from '../household/find-household.ts';
import { shareAddress } from '../household/share-address.ts';
import { type Path } from '../path.ts';
import { cancelledRow } from '../settle/message-rows.ts';
import { movedKinds, pointTo } from './move-rows.ts';
import { partDeliveries, type PartedDeliveries, type ToldAgain } from './part-deliveries.ts';
import { addressesBack, type BeforeMerge, partFrom, sendsOf } from './part-from.ts';
import { ticketBack } from './part-ticket.ts';
import { passWorkOn } from './pass-work-on.ts';
import { standing } from './standing-at.ts';

const page = 200;

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

/** The one who stayed gives back what it took over; each step can be repeated. */
export async function settleSplit(path: Path, younger: string, from: string): Promise<void> {
  const row = await path.store.findRow('merges', younger);
  if (!row) {
    return;
  }
  const were = readBefore(row);
  const cause = `split.${younger}.${row.at}`;
  await untilSent(path, from);
  const before = await path.store.find(from);
  if (before) {
    await workBack(path, { before, were, cause });
    await part(path, { before, were, cause });
  }
  await giveRowsBack(path, younger, from);
  await noteSharing(path, younger, were.younger);
  await path.store.dropRows('merges', [younger]);
}

/** What is just being sent to the one who stayed came to them, whoever it was for; nothing else goes meanwhile. */
async function untilSent({ seats }: Path, from: string): Promise<void> {
  const seat = seats.get(from);
  seat.stale = true;
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

/** Tasks, and the words and tasks of a family, to whom they were with. */
async function workBack(path: Path, { before, were, cause }: Split): Promise<void> {
  const { id, name, companion, tasks = [] } = were.younger;
  const open = new Set(tasks.map((each) => each.id));
  for (const task of before.contact.tasks?.filter((each) => open.has(each.id)) ?? []) {
    await path.happen(id, { id: `split.${id}.${task.id}`, at: path.clock.now(), kind: 'task', task });
  }
  if (companion !== null) {
    const about = { family: { id, name }, aliases: [], from: before.contact.companion, to: companion };
    await passWorkOn(path, { ...about, cause });
  }
}

/**
 * First the younger one has what goes back, then the other loses it. Of broadcasts each has what they had, and what
 * was still to come for both comes to both.
 */
async function part(path: Path, { before, were, cause }: Split): Promise<void> {
  const { id: from } = before;
  const { id } = were.younger;
  const [deliveries, absorbed] = [
    await partDeliveries(path, { from, were, lost: causesLost(before, were) }),
    await absorbedBefore(path, before, id),
  ];
  await path.change(id, (record) => ({
    record: record && {
      ...record,
      contact: ticketBack(record.contact, before.contact, were),
      ...(absorbed.length === 0 ? {} : { absorbed: [...new Set([...(record.absorbed ?? []), ...absorbed])] }),
    },
    rows: [],
  }));
  await tellAgain(
    path,
    cause,
    deliveries.again.filter(({ contact }) => contact === id),
  );
  const addresses = await rowsBack(path, from, addressesBack(before.contact, were.older));
  await path.change(from, (record) => ({
    record: record && partFrom(record, were, { causes: deliveries.causes, absorbed }),
    rows: [...takenBack(path, record, { were, deliveries }), ...deliveries.back],
    addresses: record ? addresses : [],
  }));
  await path.store.dropRows('deliveries', deliveries.gone);
  await path.store.write({ contacts: [], rows: deliveries.anew });
  await tellAgain(
    path,
    cause,
    deliveries.again.filter(({ contact }) => contact === from),
  );
}

function causesLost(before: ContactRecord, were: BeforeMerge): ReadonlySet<string> {
  const lost = sendsOf(before, were, new Set()).filter(({ send }) => send.flow !== null);
  return new Set(lost.flatMap(({ send }) => send.cause?.name ?? []));
}

function takenBack(
  path: Path,
  record: ContactRecord | undefined,
  { were, deliveries }: { readonly were: BeforeMerge; readonly deliveries: PartedDeliveries },
): readonly Row[] {
  const effect = { kind: 'cancel', question: null, reason: 'session_expired' } as const;
  return record
    ? sendsOf(record, were, deliveries.causes).map((entry: SendEntry) =>
        cancelledRow(record, { entry, effect }, path.clock.now()),
      )
    : [];
}

async function tellAgain(path: Path, cause: string, again: readonly ToldAgain[]): Promise<void> {
  for (const { contact, broadcast, attempt } of again) {
    const { announcement, local, id } = broadcast;
    await path.happen(contact, {
      id: `${cause}.${digest(`${id} ${contact}`)}`,
      at: path.clock.now(),
      kind: 'broadcast',
      announcement: { ...announcement, attempt: Math.max(attempt, announcement.attempt) },
      local,
    });
  }
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

async function giveRowsBack(path: Path, younger: string, from: string): Promise<void> {
  const where = { [mergeOrigin(younger)]: true };
  for (const kind of movedKinds) {
    for (;;) {
      const rows = await path.store.rows({ kind, contact: from, where, limit: page, order: 'oldest' });
      if (rows.length === 0) {
        break;
      }
      const names = rows.flatMap((row) => filesIn(row, from));
      await path.files.moveSome(from, younger, names);
      const back = rows.map((row) => giveBack(row, from, younger));
      await path.committer.commit({ contact: null, rows: back, restsOn: [] });
    }
  }
}

function filesIn({ data }: Row, contact: string): readonly string[] {
  const named = JSON.stringify(data).matchAll(new RegExp(`"kept:${contact}/([^"/\\\\]+)"`, 'gu'));
  return [...named].map(([, name = '']) => name);
}

function giveBack(row: Row, from: string, younger: string): Row {
  const pointed = pointTo(row.data, `kept:${from}/`, `kept:${younger}/`) as Row['data'];
  // What was laid by for a merge before this one is still needed when that one is undone.
  const gone = [mergeOrigin(younger), ...(isDeliveryOf(younger, row) ? [beforeMerge] : [])];
  const data = Object.fromEntries(Object.entries(pointed).filter(([key]) => !gone.includes(key)));
  return { ...row, contact: younger, version: row.version + 1, data };
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
