import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Settled } from '../../engine/settled.ts';
import { type Store } from '../../store/store.ts';
import { type Path } from '../path.ts';
import { hasArrived } from '../settle/message-rows.ts';
import { settleAgain } from '../settle/settle-again.ts';
import { type Seat } from './seat.ts';
import { sendsAlone } from './sends-here.ts';
import { forgetSettled } from './view-of.ts';

/** Reads the contact's copy if it is not at hand, and the flow versions it is in. */
export async function load(
  path: Pick<Path, 'store' | 'catalog' | 'lines' | 'order'>,
  seat: Seat,
): Promise<void> {
  if (!isLoaded(seat)) {
    const doubtful = seat.doubtful;
    seat.doubtful = false;
    const record = await path.store.find(seat.id);
    const settled = await recallSettled(path.store, record, unknownSends(path, seat, { doubtful, record }));
    // Read by somebody else meanwhile, and perhaps written since.
    if (!isLoaded(seat)) {
      takeRead(seat, record, settled);
      seat.readAt = path.order();
    }
  }
  if (seat.record) {
    await path.catalog.prepare(seat.record.contact);
  }
}

/** Somebody who was not there may have come meanwhile; whoever makes them now need not know. */
function isLoaded({ loaded, record, presumed }: Seat): boolean {
  return loaded && (record !== undefined || presumed);
}

/** All at once: a delivery that is under way goes by the copy and by what was settled of it. */
function takeRead(
  seat: Seat,
  record: ContactRecord | undefined,
  settled: ReadonlyMap<string, Settled>,
): void {
  for (const [id, how] of settled) {
    seat.settled.set(id, how);
  }
  forgetSettled(seat, record);
  // What has not changed stays the same object: a message that waits for its turn is known by it.
  if (record === undefined || record.revision !== seat.record?.revision) {
    seat.record = record;
  }
  seat.loaded = true;
  seat.presumed = false;
  seat.gone = false;
}

/** Messages of which another process may know more: not those that we settled, or alone could have sent since. */
function unknownSends(
  path: Pick<Path, 'lines'>,
  { settled, record: before }: Seat,
  { doubtful, record }: { readonly doubtful: boolean; readonly record: ContactRecord | undefined },
): readonly string[] {
  const own = record !== undefined && !doubtful && sendsAlone(path, record.contact);
  const known = new Set(own ? before?.outbox.map(({ id }) => id) : []);
  const sends = record?.outbox.filter(({ kind }) => kind === 'send') ?? [];
  return sends.map(({ id }) => id).filter((id) => !settled.has(id) && !known.has(id));
}

/** What went out before a crash, or from another process, is known by its row although the document holds it. */
async function recallSettled(
  store: Store,
  record: ContactRecord | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Settled>> {
  const found = await Promise.all(ids.map((id) => store.findRow('messages', id)));
  // Taken back by a write that was lost in the end: rows are written before the document.
  const rows = found.flatMap((row) => (row && row.data['state'] !== 'cancelled' ? [row] : []));
  const beside = record ? settleAgain(record, rows) : [];
  if (beside.length > 0) {
    await store.write({ contacts: [], rows: beside });
  }
  return new Map(rows.map((row) => [row.id, { at: row.at, arrived: hasArrived(row) }]));
}
