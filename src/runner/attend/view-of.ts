import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactRecord, type OutboxEntry, withRecord } from '../../domain/contact/contact-record.ts';
import { noteSettled, type Settled } from '../../engine/settled.ts';
import { uncountUnasked } from '../../engine/start/cap.ts';
import { givesRoomBack } from '../deliver/keeps-hours.ts';
import { type Seat } from './seat.ts';

/**
 * A contact as it is in truth: our copy without what has been settled since it was written. Settling is durable in the
 * rows; the document drops what was settled with its next write, which saves a turn one write of it.
 */
export function viewOf({ record, settled }: Seat): ContactRecord | undefined {
  return record && withoutSettled(record, settled);
}

/** The same of a record that is about to be written behind what has been handed over: that counts as settled too. */
export function viewToWrite(record: ContactRecord, { settled, handed }: Seat): ContactRecord {
  if (handed.size === 0) {
    return withoutSettled(record, settled);
  }
  const all = new Map(settled);
  for (const [id, { how }] of handed) {
    all.set(id, how);
  }
  return withoutSettled(record, all);
}

/** A record without what has been settled, its reminders counted from when their question went out. */
function withoutSettled(record: ContactRecord, settled: ReadonlyMap<string, Settled>): ContactRecord {
  if (settled.size === 0) {
    return record;
  }
  let contact = record.contact;
  for (const entry of record.outbox) {
    const how = settled.get(entry.id);
    contact = how === undefined ? contact : noteEnd(contact, entry, how);
  }
  return withRecord(record, { contact, outbox: record.outbox.filter(({ id }) => !settled.has(id)) });
}

function noteEnd(before: Contact, entry: OutboxEntry, how: Settled): Contact {
  const contact = noteSettled(before, entry.id, how);
  return !how.arrived && givesRoomBack(entry) ? uncountUnasked(contact, entry.queuedAt) : contact;
}

/** What a record that is about to be our copy no longer holds needs no memory beside it. */
export function forgetSettled({ settled }: Seat, record: ContactRecord | undefined): void {
  for (const id of settled.keys()) {
    if (!record?.outbox.some((each) => each.id === id)) {
      settled.delete(id);
    }
  }
}
