import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { fillFromOverflow, needlessRows, type Overflow, spilledInVain } from '../receive/take-arrivals.ts';
import { gatherLateRows } from '../merge/finish-merge.ts';
import { type Path } from '../path.ts';
import { forwardArrivals } from './forward-arrivals.ts';
import { hasNext } from './next-event.ts';
import { type Seat } from './seat.ts';
import { sendBackMisrouted } from '../receive/send-back-misrouted.ts';
import { viewOf } from './view-of.ts';
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
  if (seat.record?.forward != null && seat.arrivals.length > 0) {
    await readForwarded(path, seat);
  }
  forwardArrivals(path, seat);
  const overflow = await fillFromOverflow(path, seat);
  const round: Round = { changes: seat.changes.splice(0), arrivals: seat.arrivals.splice(0), overflow };
  if (isIdle(path, seat, round)) {
    path.follow(seat);
    return waits(seat);
  }
  if ((await writeRound(path, seat, round)) === 'lost') {
    await readAgain(path, seat, round);
    return true;
  }
  if (round.changes.length > 0) {
    gatherIfMerged(path, seat);
  }
  const needless = takeNeedless(seat, overflow);
  if (needless.length > 0) {
    await path.store.dropRows('overflow', needless);
  }
  return true;
}

/** Whether somebody was merged is read before news of theirs is another's: another process may have parted the two. */
async function readForwarded(path: Path, seat: Seat): Promise<void> {
  seat.loaded = false;
  await path.load(seat);
}

/** Another writer was first: read again and repeat, which is safe because the engine is pure. */
async function readAgain(path: Path, seat: Seat, { changes, arrivals, overflow }: Round): Promise<void> {
  seat.changes.unshift(...changes);
  seat.arrivals.unshift(...arrivals);
  const before = overflow.record ?? seat.record;
  seat.loaded = false;
  await path.load(seat);
  gatherIfMerged(path, seat);
  yieldList(path, seat);
  spilledInVain(before, arrivals).forEach((id) => seat.spilled.add(id));
}

/** What was written for somebody after they were made one with another goes to that one. */
function gatherIfMerged(path: Path, { id, record }: Seat): void {
  if (record?.forward != null && !isUnfinished(record)) {
    path.work.do(() => gatherLateRows(path, id));
  }
}

/** Ids of overflow rows that are no longer needed, since the document has taken their events. */
function takeNeedless(seat: Seat, { ids }: Overflow): readonly string[] {
  const needless = [...ids, ...needlessRows(seat.record, seat.spilled)];
  seat.spilled.clear();
  return needless;
}

function isIdle(path: Path, seat: Seat, { changes, arrivals, overflow }: Round): boolean {
  const asked = changes.length + arrivals.length + overflow.ids.length > 0;
  const untidy = seat.tidy && seat.settled.size > 0;
  const record = viewOf(seat);
  const plays = record && !leavesList(path, seat) && hasNext(record, path.clock.now());
  return !asked && !untidy && !plays;
}
