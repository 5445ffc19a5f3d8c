import { setTimeout as pause } from 'node:timers/promises';
import { type AddressRow } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord, isUnfinished } from '../../domain/contact/contact-record.ts';
import { newContact } from '../../domain/contact/contact.ts';
import { newRecord } from '../../domain/contact/new-record.ts';
import { type Row } from '../../domain/row.ts';
import { absorb } from './absorb.ts';
import { passFloor } from '../household/settle-household.ts';
import { moveRows } from './move-rows.ts';
import { passWorkOn } from './pass-work-on.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { settleSplit } from './settle-split.ts';
import { findTold } from './unite-announcements.ts';
import { type Path } from '../path.ts';
import { viewOf } from '../attend/view-of.ts';

/**
 * Two contacts turned out to be one person: the older stays and the other only forwards to it. Each step can be
 * repeated, and the sweep takes up a merge that a crash left half done:
 * 1. the younger one is closed: it forwards, and nothing of it is played or sent any more;
 * 2. what was under way for it ends;
 * 3. its files and rows become the older one's;
 * 4. the older one takes over all it had, once, and its addresses;
 * 5. nothing is left of it but the forwarding and its name.
 * Answers with the id of the one who stays.
 */
export async function mergeContacts(path: Path, one: string, other: string): Promise<string> {
  const [first, second] = await Promise.all([path.store.find(one), path.store.find(other)]);
  if (!first || !second) {
    return first ? one : other;
  }
  const [older, younger] = isOlder(first, second) ? [one, other] : [other, one];
  await endParting(path, younger === one ? first : second);
  await path.change(younger, (record) => ({ record: record && { ...record, forward: older }, rows: [] }));
  await finishMerge(path, younger);
  return older;
}

/** Who was parted from somebody and has not got everything back, for a crash came between, gets it first. */
async function endParting(path: Path, { id, outbox }: ContactRecord): Promise<void> {
  for (const each of outbox) {
    if (each.kind === 'effect' && each.effect.kind === 'split') {
      await settleSplit(path, id, each.effect.from);
    }
  }
}

function isOlder({ contact: one }: ContactRecord, { contact: other }: ContactRecord): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

/** Ends a merge that has been begun. */
export async function finishMerge(path: Path, younger: string): Promise<void> {
  // By one at a time: the sweep may come upon a merge that is just being made.
  await path.lanes.run(`merge ${younger}`, async () => {
    await path.load(path.seats.get(younger));
    await stillness(path, younger);
    const seat = path.seats.get(younger);
    await path.load(seat);
    const record = viewOf(seat);
    if (record?.forward == null || !isUnfinished(record)) {
      await moveLateRows(path, younger);
      return;
    }
    await path.files.move(younger, record.forward);
    await moveRows(path, younger, record.forward);
    await handOver(path, record, record.forward);
  });
}

/**
 * Brings to whoever lives on what this process wrote down of somebody whom another process was merging: that one had
 * looked for rows before. Nothing where nobody was merged.
 */
export async function gatherLateRows(path: Path, younger: string): Promise<void> {
  await path.lanes.run(`merge ${younger}`, () => moveLateRows(path, younger));
}

async function moveLateRows(path: Path, younger: string): Promise<void> {
  let to = (await path.store.find(younger))?.forward ?? null;
  for (let next = to; next !== null; next = (await path.store.find(next))?.forward ?? null) {
    to = next;
  }
  if (to !== null) {
    await moveRows(path, younger, to);
  }
}

/** A send under way for them must not be made again by the other. */
export async function stillness(path: Path, id: string): Promise<void> {
  const seat = path.seats.get(id);
  while (seat.delivering || seat.settling.size > 0) {
    await pause(20);
  }
}

async function handOver(path: Path, younger: ContactRecord, older: string): Promise<void> {
  const taken = await path.lanes.run(householdLane, async () => {
    const rows = await addressRows(path, younger, older);
    const there = await path.store.find(older);
    const told = await findTold(path.store, older, [younger, ...(there ? [there] : [])]);
    return path.change(older, (record) => {
      const absorbed = record && absorb(record, younger, { now: path.clock.now(), told });
      const proof =
        record && absorbed?.record !== record ? [mergeRow(record, younger, path.clock.now())] : [];
      const written = [...(absorbed?.rows ?? []), ...proof];
      return { record: absorbed?.record, rows: written, addresses: record ? rows : [] };
    });
  });
  const { shared, behind = [] } = younger.contact;
  if (taken) {
    const { id, contact, absorbed: aliases = [], revision } = younger;
    const { companion: to } = taken.contact;
    const about = { family: contact, aliases, from: contact.companion, to };
    await passWorkOn(path, { ...about, cause: `merge.${id}.${revision}` });
  }
  if (taken && (shared ?? taken.contact.shared)) {
    // Whoever waited for one of the two waits for the one who is left, or not at all.
    await passFloor(path, `merge.${younger.id}`, [older, ...behind]);
  }
  // Erased meanwhile: then there is nobody to forward to, and the younger one lives on.
  await path.change(younger.id, (record) => ({
    record: record && (taken ? emptied(record) : { ...record, forward: null }),
    rows: [],
  }));
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
function emptied({ id, revision, forward, contact }: ContactRecord): ContactRecord {
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
