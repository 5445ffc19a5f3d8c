import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type ContactRecord, type PendingEvent, withRecord } from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type Row } from '../../domain/row.ts';
import { dropWaitMarks, markSeen, markWaiting, standingOf, whenTaken } from './mark-seen.ts';
import { type Path } from '../path.ts';
import { type Arrival, type Seat } from '../attend/seat.ts';

/** More pending events than this wait as ordered rows beside the document. */
const mostPending = 50;
/** So many rows are looked through at once. */
const mostRead = 500;
/** A row that no document took within this time is of a write that was lost. */
const lostAfter: Millis = 60 * 60 * 1000;

/** Puts what has arrived behind the contact's pending events; what was taken before is only reported. */
export function takeArrivals(
  path: Pick<Path, 'clock'>,
  seat: Seat,
  record: ContactRecord,
  arrivals: readonly Arrival[],
): { readonly record: ContactRecord; readonly rows: readonly Row[]; readonly seen: ReadonlySet<Arrival> } {
  const now = path.clock.now();
  const seen = new Set<Arrival>();
  const rows: Row[] = [];
  let next = record;
  for (const arrival of arrivals) {
    const { event, order } = arrival;
    if (whenTaken(next.seen, event.id) !== undefined) {
      seen.add(arrival);
      continue;
    }
    seat.orders.set(event.id, order);
    if (next.overflow || next.pending.length >= mostPending) {
      next = withRecord(next, { seen: markWaiting(next.seen, event.id, now), overflow: true });
      rows.push(overflowRow(seat.id, event));
    } else {
      const pending = [...next.pending, { event, tries: 0 }];
      next = withRecord(next, { seen: markSeen(next.seen, event.id, now), pending });
    }
  }
  return { record: next, rows, seen };
}

/** What comes back from behind the document: the contact with it pending, and the ids of its rows. */
export interface Overflow {
  readonly record: ContactRecord | undefined;
  readonly ids: readonly string[];
}

/** Events of a round whose write was lost, of which overflow rows may stand. */
export function spilledInVain(
  before: ContactRecord | undefined,
  arrivals: readonly Arrival[],
): readonly string[] {
  const spilled = before && (before.overflow || before.pending.length + arrivals.length > mostPending);
  return spilled ? arrivals.map(({ event }) => event.id) : [];
}

/** Those of the rows that nobody needs, since the document has taken their events by itself. */
export function needlessRows(record: ContactRecord | undefined, ids: Iterable<string>): readonly string[] {
  const standing = standingOf(record?.seen ?? []);
  return [...ids].filter((id) => standing(id) === 'taken');
}

/**
 * Moves overflow rows into an empty pending list, oldest first. The write that takes them remembers them as taken,
 * and they are dropped after it. Rows are written before the document, so one that it does not know may be of a
 * write under way, and one that it has taken otherwise has outlived a crash and is only dropped.
 */
export async function fillFromOverflow(path: Pick<Path, 'store' | 'clock'>, seat: Seat): Promise<Overflow> {
  const { record } = seat;
  if (!record?.overflow || record.forward !== null || record.pending.length > 0) {
    return { record: undefined, ids: [] };
  }
  const found = await path.store.rows({
    kind: 'overflow',
    contact: seat.id,
    limit: mostRead,
    order: 'oldest',
  });
  const now = path.clock.now();
  const standing = standingOf(record.seen);
  const waiting = found.filter(({ id }) => standing(id) === 'waiting');
  const page = waiting.slice(0, mostPending);
  const pending = page.map(({ data }): PendingEvent => ({ event: readEvent(data), tries: 0 }));
  const seen = page.reduce((marks, { id }) => markSeen(marks, id, now), record.seen);
  const overflow = waiting.length > page.length || found.length === mostRead;
  const dead = found.filter(({ id, at }) => isDead(standing(id), at, now));
  return {
    record: { ...record, seen: overflow ? seen : dropWaitMarks(seen), pending, overflow },
    ids: [...page, ...dead].map(({ id }) => id),
  };
}

function isDead(standing: ReturnType<ReturnType<typeof standingOf>>, at: Instant, now: Instant): boolean {
  return standing === 'taken' || (standing === 'unknown' && at < now - lostAfter);
}

/** A row holds the event as JSON, just as the path itself wrote it. */
function readEvent(data: Row['data']): Event {
  return JSON.parse(data['event'] as string) as Event;
}

function overflowRow(contact: string, event: Event): Row {
  return {
    kind: 'overflow',
    id: event.id,
    contact,
    at: event.at,
    version: 1,
    data: { event: JSON.stringify(event) },
  };
}
