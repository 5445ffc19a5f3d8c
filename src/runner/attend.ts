import { type ContactRecord } from '../domain/contact-record.ts';
import { type Row } from '../domain/row.ts';
import { type ContactWrite, type Verdict } from '../store/store.ts';
import { hasNextEvent } from '../engine/settled.ts';
import { attentionOf } from './attention.ts';
import { type Wish } from './committer.ts';
import { fillFromOverflow, takeArrivals } from './take-arrivals.ts';
import { type Path } from './path.ts';
import { hasNext, playNext } from './play.ts';
import { type Arrival, type Change, type Changed, type Seat } from './seat.ts';

/** Does whatever waits for one contact, one write after the other, until nothing is left. */
export async function attend(path: Path, seat: Seat): Promise<void> {
  if (seat.attending) {
    return;
  }
  seat.attending = true;
  try {
    await path.load(seat);
    while (await attendOnce(path, seat)) {
      // Each round is one write.
    }
  } catch (fault) {
    seat.loaded = false;
    seat.record = undefined;
    failAll(seat, fault);
    throw fault;
  } finally {
    seat.attending = false;
    if (waits(seat)) {
      path.attend(seat);
    }
  }
}

function waits(seat: Seat): boolean {
  return seat.changes.length + seat.arrivals.length + seat.exclusive.length > 0;
}

/** Reads the contact's copy if it is not at hand, and the flow versions it is in. */
export async function load(path: Pick<Path, 'store' | 'catalog'>, seat: Seat): Promise<void> {
  if (!seat.loaded) {
    seat.record = await path.store.find(seat.id);
    seat.loaded = true;
  }
  if (seat.record) {
    await path.catalog.prepare(seat.record.contact);
  }
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
  const now = path.clock.now();
  const overflow = await fillFromOverflow(path, seat);
  const changes = seat.changes.splice(0);
  const arrivals = seat.arrivals.splice(0);
  if (
    changes.length + arrivals.length + overflow.ids.length === 0 &&
    !(seat.record && hasNext(seat.record, now))
  ) {
    path.follow(seat, now);
    return waits(seat);
  }
  const draft = draftWrite(path, seat, { changes, arrivals, overflow });
  await write(path, seat, { changes, arrivals, draft });
  if (overflow.ids.length > 0) {
    await path.store.dropRows('overflow', overflow.ids);
  }
  return true;
}

interface Draft extends Changed {
  readonly seen: ReadonlySet<Arrival>;
}

function draftWrite(
  path: Path,
  seat: Seat,
  {
    changes,
    arrivals,
    overflow,
  }: {
    readonly changes: readonly Change[];
    readonly arrivals: readonly Arrival[];
    readonly overflow: Awaited<ReturnType<typeof fillFromOverflow>>;
  },
): Draft {
  let record: ContactRecord | undefined = overflow.record ?? seat.record;
  const rows: Row[] = [...overflow.rows];
  const addresses = [];
  for (const { apply } of changes) {
    const changed = apply(record);
    record = changed.record;
    rows.push(...changed.rows);
    addresses.push(...(changed.addresses ?? []));
  }
  if (!record) {
    return { record, rows, addresses, seen: new Set() };
  }
  const taken = takeArrivals(path, seat, record, arrivals);
  const played = playNext(path, seat, taken.record);
  return {
    record: played?.record ?? taken.record,
    rows: [...rows, ...taken.rows, ...(played?.rows ?? [])],
    addresses,
    seen: taken.seen,
  };
}

async function write(
  path: Path,
  seat: Seat,
  round: {
    readonly changes: readonly Change[];
    readonly arrivals: readonly Arrival[];
    readonly draft: Draft;
  },
): Promise<void> {
  const { changes, arrivals, draft } = round;
  const contact = toWrite(seat, draft);
  const verdict = await commit(path, { contact, rows: draft.rows }).catch((fault: unknown) => {
    for (const { reject } of [...changes, ...arrivals]) {
      reject(fault);
    }
    throw fault;
  });
  if (verdict === 'lost') {
    await retryAfterLoss(path, seat, changes, arrivals);
    return;
  }
  noteFresh(seat, contact?.record);
  noteStranded(path, contact?.record);
  seat.record = contact ? contact.record : draft.record;
  report(path, seat, { changes, arrivals, seen: draft.seen });
  path.follow(seat, path.clock.now());
}

function toWrite(seat: Seat, { record, addresses = [] }: Draft): ContactWrite | null {
  if (!record || record === seat.record) {
    return null;
  }
  const from = seat.record?.revision ?? 0;
  const next = { ...record, revision: from + 1 };
  return { record: next, from, attention: attentionOf(next), addresses };
}

function commit(path: Path, wish: Wish): Promise<Verdict> {
  return wish.contact || wish.rows.length > 0 ? path.committer.commit(wish) : Promise.resolve('kept');
}

/** Another writer was first: read again and repeat, which is safe because the engine is pure. */
async function retryAfterLoss(
  path: Path,
  seat: Seat,
  changes: readonly Change[],
  arrivals: readonly Arrival[],
): Promise<void> {
  seat.changes.unshift(...changes);
  seat.arrivals.unshift(...arrivals);
  seat.loaded = false;
  await path.load(seat);
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

/** New messages are known to be unattempted, here and anywhere. */
function noteFresh(seat: Seat, record: ContactRecord | undefined): void {
  const known = new Set(seat.record?.outbox.map(({ id }) => id) ?? []);
  for (const { kind, id } of record?.outbox ?? []) {
    if (kind === 'send' && !known.has(id)) {
      seat.fresh.add(id);
    }
  }
}

function report(
  path: Path,
  seat: Seat,
  {
    changes,
    arrivals,
    seen,
  }: {
    readonly changes: readonly Change[];
    readonly arrivals: readonly Arrival[];
    readonly seen: ReadonlySet<Arrival>;
  },
): void {
  for (const { resolve } of changes) {
    resolve(seat.record);
  }
  for (const arrival of arrivals) {
    if (seat.record) {
      path.counters[seen.has(arrival) ? 'repeated' : 'heard']++;
      arrival.resolve({ id: arrival.event.id, contact: seat.id, seen: seen.has(arrival) });
    } else {
      arrival.reject(new ContactGone());
    }
  }
}

/** The contact was erased while something for it was on its way. */
export class ContactGone extends Error {
  constructor() {
    super('the contact is gone');
    this.name = 'ContactGone';
  }
}
