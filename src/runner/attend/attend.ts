import { type ContactRecord, isUnfinished } from '../../domain/contact/contact-record.ts';
import { type Settled } from '../../engine/settled.ts';
import { type Store } from '../../store/store.ts';
import { fillFromOverflow, needlessRows, spilledInVain } from '../receive/take-arrivals.ts';
import { finishMerge, gatherLateRows } from '../merge/merge-contacts.ts';
import { type Path } from '../path.ts';
import { hasNext } from './play.ts';
import { type Arrival, type Seat } from './seat.ts';
import { sendsAlone } from './sends-here.ts';
import { hasArrived } from '../settle/message-rows.ts';
import { sendBackMisrouted } from '../receive/send-back-misrouted.ts';
import { settleAgain } from '../settle/settle-again.ts';
import { forgetSettled, viewOf } from './view-of.ts';
import { type Round, writeRound } from '../commit/write-round.ts';
import { leavesList, yieldList } from './yield-list.ts';

/** Does whatever waits for one contact, one write after the other, until nothing is left. */
export async function attend(path: Path, seat: Seat): Promise<void> {
  if (seat.attending) {
    return;
  }
  seat.attending = true;
  try {
    // Each round is one write, of a copy that is as new as we know of.
    do {
      await refresh(path, seat);
    } while (await attendOnce(path, seat));
  } catch (fault) {
    seat.loaded = false;
    seat.record = undefined;
    failAll(seat, fault);
    throw fault;
  } finally {
    seat.attending = false;
    if (waits(seat) || seat.stale) {
      path.attend(seat);
    }
  }
}

async function refresh(path: Path, seat: Seat): Promise<void> {
  if (seat.stale) {
    seat.stale = false;
    seat.loaded = false;
  }
  await path.load(seat);
}

function waits(seat: Seat): boolean {
  return seat.changes.length + seat.arrivals.length + seat.exclusive.length > 0;
}

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

function failAll(seat: Seat, fault: unknown): void {
  for (const { reject } of [
    ...seat.arrivals.splice(0),
    ...seat.changes.splice(0),
    ...seat.exclusive.splice(0),
  ]) {
    reject(fault);
  }
}

/** Work that must have the contact for itself, such as an erasure; afterwards it is read again. */
async function runExclusive(path: Path, seat: Seat): Promise<void> {
  for (const { run, resolve, reject } of seat.exclusive.splice(0)) {
    try {
      await run();
      resolve();
    } catch (fault) {
      reject(fault);
    }
    seat.loaded = false;
    seat.record = undefined;
    await path.load(seat);
  }
}

/** One write. False when there was nothing to do. */
async function attendOnce(path: Path, seat: Seat): Promise<boolean> {
  await runExclusive(path, seat);
  await sendBackMisrouted(path, seat);
  forwardArrivals(path, seat);
  const overflow = await fillFromOverflow(path, seat);
  const round: Round = { changes: seat.changes.splice(0), arrivals: seat.arrivals.splice(0), overflow };
  if (isIdle(path, seat, round)) {
    path.follow(seat);
    return waits(seat);
  }
  if ((await writeRound(path, seat, round)) === 'lost') {
    // Another writer was first: read again and repeat, which is safe because the engine is pure.
    seat.changes.unshift(...round.changes);
    seat.arrivals.unshift(...round.arrivals);
    const before = seat.record;
    seat.loaded = false;
    await path.load(seat);
    if (seat.record?.forward != null) {
      path.work.do(() => gatherLateRows(path, seat.id));
    }
    yieldList(path, seat);
    spilledInVain(overflow.record ?? before, round.arrivals).forEach((id) => seat.spilled.add(id));
  } else {
    const needless = [...overflow.ids, ...needlessRows(seat.record, seat.spilled)];
    seat.spilled.clear();
    if (needless.length > 0) {
      await path.store.dropRows('overflow', needless);
    }
  }
  return true;
}

/** What is on its way to somebody who was merged goes to who answers now, behind all that had come before. */
function forwardArrivals(path: Path, { id, record, arrivals }: Seat): void {
  if (record?.forward != null && arrivals.length > 0) {
    const coming = arrivals.splice(0);
    if (isUnfinished(record)) {
      path.work.do(() => passOnAfterMerge(path, id, coming));
    } else {
      passOn(path, record.forward, coming);
    }
  }
}

function passOn(path: Path, to: string, arrivals: readonly Arrival[]): void {
  const seat = path.seats.get(to);
  seat.arrivals.push(...arrivals);
  path.attend(seat);
}

/** Whoever was to answer may have been erased meanwhile: so it is looked at anew whose they are. */
async function passOnAfterMerge(path: Path, id: string, coming: readonly Arrival[]): Promise<void> {
  try {
    await finishMerge(path, id);
  } catch (fault) {
    coming.forEach(({ reject }) => {
      reject(fault);
    });
    throw fault;
  }
  passOn(path, id, coming);
}

function isIdle(path: Path, seat: Seat, { changes, arrivals, overflow }: Round): boolean {
  const asked = changes.length + arrivals.length + overflow.ids.length > 0;
  const untidy = seat.tidy && seat.settled.size > 0;
  const record = viewOf(seat);
  const plays = record && !leavesList(path, seat) && hasNext(record, path.clock.now());
  return !asked && !untidy && !plays;
}
