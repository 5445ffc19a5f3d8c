import { type ContactRecord, type PendingEvent } from '../domain/contact-record.ts';
import { type Event } from '../domain/event.ts';
import { type Row } from '../domain/row.ts';
import { markSeen } from './compose.ts';
import { type Path } from './path.ts';
import { type Arrival, type Seat } from './seat.ts';

/** More pending events than this wait as ordered rows beside the document. */
const mostPending = 50;

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
      rows.push(overflowRow(seat.id, event, 1));
    } else {
      next = { ...next, pending: [...next.pending, { event, tries: 0 }] };
    }
  }
  return { record: next, rows, seen };
}

/** What comes back from behind the document: the contact with it pending, and the rows it lay in. */
export interface Overflow {
  readonly record: ContactRecord | undefined;
  readonly rows: readonly Row[];
  readonly ids: readonly string[];
}

/**
 * Moves overflow rows into an empty pending list, oldest first. The rows are marked as moved in the write that
 * takes them, and dropped after it.
 */
export async function fillFromOverflow(path: Path, seat: Seat): Promise<Overflow> {
  const { record } = seat;
  if (!record?.overflow || record.pending.length > 0) {
    return { record: undefined, rows: [], ids: [] };
  }
  const found = await path.store.rows({
    kind: 'overflow',
    contact: seat.id,
    limit: mostPending,
    order: 'oldest',
  });
  const fresh = found.filter(({ version }) => version === 1);
  const pending = fresh.map(({ data }): PendingEvent => ({ event: readEvent(data), tries: 0 }));
  return {
    record: { ...record, pending, overflow: found.length === mostPending },
    rows: fresh.map(({ data }) => overflowRow(seat.id, readEvent(data), 2)),
    ids: found.map(({ id }) => id),
  };
}

/** A row holds the event as JSON, just as the path itself wrote it. */
function readEvent(data: Row['data']): Event {
  return JSON.parse(data['event'] as string) as Event;
}

function overflowRow(contact: string, event: Event, version: number): Row {
  return {
    kind: 'overflow',
    id: event.id,
    contact,
    at: event.at,
    version,
    data: { event: JSON.stringify(event) },
  };
}
