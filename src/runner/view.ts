import { type ContactRecord } from '../domain/contact-record.ts';
import { noteSettled } from '../engine/settled.ts';
import { type Seat } from './seat.ts';

/**
 * A contact as it is in truth: our copy without what has been settled since it was written. Settling is durable in
 * the rows; the document drops what was settled with its next write, so that a turn costs one write of it.
 */
export function viewOf(seat: Seat): ContactRecord | undefined {
  return seat.record && withoutSettled(seat.record, seat);
}

/** A record without what has been settled, its reminders counted from when their question went out. */
export function withoutSettled(record: ContactRecord, { settled }: Seat): ContactRecord {
  if (settled.size === 0) {
    return record;
  }
  let contact = record.contact;
  for (const { id } of record.outbox) {
    const how = settled.get(id);
    contact = how === undefined ? contact : noteSettled(contact, id, how);
  }
  return { ...record, contact, outbox: record.outbox.filter(({ id }) => !settled.has(id)) };
}

/** What a record that is about to be our copy no longer holds needs no memory beside it. */
export function forgetSettled({ settled }: Seat, record: ContactRecord | undefined): void {
  for (const id of settled.keys()) {
    if (!record?.outbox.some((each) => each.id === id)) {
      settled.delete(id);
    }
  }
}
