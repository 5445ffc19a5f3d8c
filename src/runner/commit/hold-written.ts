import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { hasNextEvent } from '../../engine/settled.ts';
import { type Seat } from '../attend/seat.ts';
import { sendsHere } from '../attend/sends-here.ts';
import { forgetSettled } from '../attend/view-of.ts';
import { type Path } from '../path.ts';

/** What was written is our copy from now on. */
export function holdWritten(path: Path, seat: Seat, record: ContactRecord | undefined): void {
  if (sendsHere(path, record?.contact)) {
    noteFresh(seat, record);
  }
  noteStranded(path, record);
  seat.record = record;
  seat.presumed = false;
  // What is still to be settled is to be dropped too, once it is.
  seat.tidy = seat.tidy && (record?.outbox.length ?? 0) > 0;
  forgetWritten(seat, record);
}

/** What the document no longer holds needs no memory beside it. */
function forgetWritten(seat: Seat, record: ContactRecord | undefined): void {
  forgetSettled(seat, record);
  const pending = new Set(record?.pending.map(({ event }) => event.id));
  for (const id of seat.orders.keys()) {
    if (!pending.has(id)) {
      seat.orders.delete(id);
    }
  }
}

/** New messages are known to be unattempted, here and anywhere. */
function noteFresh(seat: Seat, record: ContactRecord | undefined): void {
  const known = new Set(seat.record?.outbox.map(({ id }) => id) ?? []);
  for (const { kind, id } of record?.outbox ?? []) {
    if (kind === 'send' && !known.has(id)) {
      seat.fresh.add(id);
    }
  }
  forgetOldest(seat.fresh);
  forgetOldest(seat.attempts);
}

/** Nobody asks for more than an outbox holds. */
function forgetOldest(ids: Set<string> | Map<string, unknown>): void {
  for (const id of ids.keys()) {
    if (ids.size <= 200) {
      return;
    }
    ids.delete(id);
  }
}

/** A waiting session must have something that moves it on; one that has not is a fault of ours. */
function noteStranded(path: Path, record: ContactRecord | undefined): void {
  if (!record) {
    return;
  }
  if (hasNextEvent(record.contact)) {
    path.stranded.delete(record.id);
  } else if (!path.stranded.has(record.id)) {
    path.stranded.add(record.id);
    path.log('error', 'a waiting session has no next event', { contact: record.id });
  }
}
