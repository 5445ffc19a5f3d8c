import { type AddressRow } from '../../domain/contact/address.ts';
import { type ContactRecord, newRecord } from '../../domain/contact/contact-record.ts';
import { newContact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { passFloor } from '../household/settle-household.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { type Path } from '../path.ts';
import { absorb } from './absorb.ts';
import { passWorkOn } from './pass-work-on.ts';
import { findTold } from './unite-announcements.ts';

/**
 * Gives the older of two all that the younger one had, with its addresses, once. Nothing where another process made the
 * older one one with somebody else in this moment.
 */
export async function handOver(path: Path, younger: ContactRecord, older: string): Promise<void> {
  await path.lanes.run(householdLane, async () => {
    const rows = await addressRows(path, younger, older);
    const there = await path.store.find(older);
    const told = await findTold(path.store, older, [younger, ...(there ? [there] : [])]);
    await path.change(older, (record) => {
      if (record?.forward !== null) {
        return { record, rows: [] };
      }
      const now = path.clock.now();
      const absorbed = absorb(record, younger, { now, told });
      const proof = absorbed.record === record ? [] : [mergeRow(record, younger, now)];
      return { record: absorbed.record, rows: [...absorbed.rows, ...proof], addresses: rows };
    });
  });
}

/** Passes on what others had to do with the younger one, to whoever answers by now. */
export async function tellOthers(
  path: Path,
  younger: ContactRecord,
  { contact }: ContactRecord,
): Promise<void> {
  const { id, contact: before, absorbed: aliases = [] } = younger;
  // Of this merge, however often it is told after a crash: they may have been made one and parted before.
  const cause = `merge.${id}.${(await path.store.findRow('merges', id))?.at ?? 0}`;
  const about = { family: before, aliases, from: before.companion, to: contact.companion };
  await passWorkOn(path, { ...about, cause });
  if (before.shared ?? contact.shared) {
    // Whoever waited for one of the two waits for the one who is left, or not at all.
    await passFloor(path, cause, [contact.id, ...(before.behind ?? [])]);
  }
}

/** Both as they were, so that they can be parted again. */
function mergeRow(
  { contact: older }: ContactRecord,
  { contact: younger, outbox }: ContactRecord,
  at: Instant,
): Row {
  const sends = outbox.flatMap((each) => (each.kind === 'send' ? [each.id] : []));
  const data = { older: JSON.stringify(older), younger: JSON.stringify(younger), sends };
  return { kind: 'merges', id: younger.id, contact: older.id, at, version: at, data };
}

async function addressRows(path: Path, { id, contact }: ContactRecord, older: string): Promise<AddressRow[]> {
  const found = await Promise.all(contact.addresses.map((each) => path.store.findAddress(each)));
  return found
    .filter((each) => each !== undefined)
    .map((row) => ({
      address: row.address,
      contacts: [...new Set(row.contacts.map((each) => (each === id ? older : each)))],
      speaker: row.speaker === id ? older : row.speaker,
    }));
}

/** Only where they went, and the name by which others know them, so that an erasure finds it there. */
export function emptied({ id, revision, contact }: ContactRecord, forward: string): ContactRecord {
  const { createdAt, language, timezone, name } = contact;
  const nobody = newContact({
    id,
    at: createdAt,
    name,
    language,
    timezone,
    addresses: [],
    stranger: false,
  });
  return { ...newRecord(nobody), revision, forward };
}
