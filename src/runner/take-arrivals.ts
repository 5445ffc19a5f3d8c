import { type ContactRecord, type PendingEvent } from '../domain/contact-record.ts';
import { type Event } from '../domain/event.ts';
import { type Row } from '../domain/row.ts';
import { markSeen } from './compose.ts';
import { type Path } from './path.ts';
import { type Arrival, type Seat } from './seat.ts';

/** More pending events than this wait as ordered rows beside the document. */
const mostPending = 50;
/** So many rows are looked through at once. */
const mostRead = 500;

/** Puts what has arrived behind the contact's pending events; what was taken before is only reported. */
export function takeArrivals(
  path: Path,
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
    if (next.seen.some(({ id }) => id === event.id)) {
      seen.add(arrival);
      continue;
    }
    seat.orders.set(event.id, order);
    const waits = next.overflow || next.pending.length >= mostPending;
    next = { ...next, seen: markSeen(next.seen, event.id, now), overflow: waits };
    if (waits) {
      rows.push(overflowRow(seat.id, event));
    } else {
      next = { ...next, pending: [...next.pending, { event, tries: 0 }] };
    }
  }
  return { record: next, rows, seen };
}

/** What comes back from behind the document: the contact with it pending, and the ids of its rows. */
export interface Overflow {
  readonly record: ContactRecord | undefined;
  readonly ids: readonly string[];
}

/** Events of a round whose overflow rows stand although its write was lost, judged by the copy that is true now. */
export function spilledInVain(
  before: ContactRecord | undefined,
  arrivals: readonly Arrival[],
  now: ContactRecord | undefined,
): readonly string[] {
  const spilled = before && (before.overflow || before.pending.length + arrivals.length > mostPending);
  const taken = new Set(now?.seen.map(({ id }) => id));
  return spilled ? arrivals.map(({ event }) => event.id).filter((id) => !taken.has(id)) : [];
}

/**
 * Moves overflow rows into an empty pending list, oldest first. The write that takes them remembers them as moved,
 * and they are dropped after it.
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
  const taken = found.filter(isTaken(record));
  const page = taken.slice(0, mostPending);
  const known = new Set(record.seen.map(({ id }) => id));
  const fresh = page.filter(({ id }) => !known.has(movedMark(id)));
  const pending = fresh.map(({ data }): PendingEvent => ({ event: readEvent(data), tries: 0 }));
  const now = path.clock.now();
  const seen = fresh.reduce((marks, { id }) => markSeen(marks, movedMark(id), now), record.seen);
  const more = taken.length > page.length || found.length === mostRead;
  return { record: { ...record, seen, pending, overflow: more }, ids: page.map(({ id }) => id) };
}

/** What the document remembers of a row that it has taken back, should the row outlive a crash. */
function movedMark(id: string): string {
  return `${id}>`;
}

/** Rows are written before the document: one that it has not seen is of a write under way, or of a lost one. */
function isTaken({ seen }: ContactRecord): (row: Row) => boolean {
  const ids = new Set(seen.map(({ id }) => id));
  const since = seen[0]?.at ?? 0;
  return ({ id, at }) => ids.has(id) || at < since;
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
