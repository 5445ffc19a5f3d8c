import { type AddressRow } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord, withRecord } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { type ContactWrite, type Verdict } from '../../store/store.ts';
import { attentionOf } from '../attend/attention.ts';
import { type CommitRequest } from './request-writer.ts';
import { ContactGone } from '../contact-gone.ts';
import { type Path } from '../path.ts';
import { noteEarlier } from '../deliver/note-progress.ts';
import { type Played, playNext } from '../attend/play.ts';
import { type Arrival, type Change, type Changed, type Seat } from '../attend/seat.ts';
import { type Overflow, takeArrivals } from '../receive/take-arrivals.ts';
import { viewToWrite } from '../attend/view-of.ts';
import { holdWritten } from './hold-written.ts';
import { leavesList } from '../attend/yield-list.ts';

/** What one write takes up. */
export interface Round {
  readonly changes: readonly Change[];
  readonly arrivals: readonly Arrival[];
  readonly overflow: Overflow;
}

interface Draft extends Changed {
  readonly seen: ReadonlySet<Arrival>;
  /** What it takes for settled although that is only on its way into the store. */
  readonly restsOn: readonly CommitRequest[];
  readonly counts: Played['counts'];
}

/**
 * Applies the changes, takes the arrivals, plays one event, and writes it all as one. Whoever waits is told when
 * it is durable; a fault of the store is theirs too, and thrown.
 */
export async function writeRound(path: Path, seat: Seat, round: Round): Promise<Verdict> {
  try {
    const draft = draftRound(path, seat, round);
    const contact = toWrite(seat, draft, path.clock.now());
    path.reach('taken');
    const since = path.order();
    const request = { contact, rows: draft.rows, restsOn: draft.restsOn };
    const isOld = isLeft(request, round) && (await restsOnOld(path, seat));
    const verdict = isOld ? 'lost' : await commit(path, request);
    if (verdict === 'kept') {
      path.reach('kept');
      count(path, draft);
      holdWritten(path, seat, contact?.record ?? draft.record);
      path.speakers.note(contact?.addresses ?? [], since);
      report(path, seat, round, draft.seen);
      path.follow(seat);
      noteWhatArrived(path, draft.rows);
    }
    return verdict;
  } catch (fault) {
    for (const { reject } of [...round.changes, ...round.arrivals]) {
      reject(fault);
    }
    throw fault;
  }
}

/** A turn that was lost or refused is made again, and counts once. */
function count({ counters }: Path, { counts }: Draft): void {
  if (counts) {
    counters[counts]++;
  }
}

/** What a turn took back may have been with the person before, as their phone told. */
function noteWhatArrived(path: Path, rows: readonly Row[]): void {
  if (path.progress.size > 0 && rows.length > 0) {
    path.work.do(() => noteEarlier(path, rows));
  }
}

function isLeft({ contact }: CommitRequest, { changes }: Round): boolean {
  return contact === null && changes.length > 0;
}

/** No write shows that somebody else was first where a change leaves the document as it is: so it is read. */
async function restsOnOld({ store }: Path, { id, record }: Seat): Promise<boolean> {
  return record !== undefined && (await store.find(id))?.revision !== record.revision;
}

function commit({ committer }: Path, request: CommitRequest): Promise<Verdict> {
  return request.contact || request.rows.length > 0 ? committer.commit(request) : Promise.resolve('kept');
}

function draftRound(path: Path, seat: Seat, { changes, arrivals, overflow }: Round): Draft {
  const before = overflow.record ?? seat.record;
  const restsOn = [...new Set([...seat.handed.values()].map(({ request }) => request))];
  const changed = applyChanges(changes, before && viewToWrite(before, seat));
  const { addresses, record, rows } = changed;
  if (!record) {
    return { record, rows, addresses, seen: new Set(), restsOn, counts: null };
  }
  const taken = takeArrivals(path, seat, record, arrivals);
  const next = leavesList(path, seat) ? undefined : playNext(path, seat, taken.record);
  const played = next ?? { record: taken.record, rows: [], counts: null };
  return {
    record: played.record,
    rows: [...rows, ...taken.rows, ...played.rows],
    addresses,
    seen: taken.seen,
    restsOn,
    counts: played.counts,
  };
}

/** A change that refuses to be made is told so; the others of its round are made. */
function applyChanges(
  changes: readonly Change[],
  before: ContactRecord | undefined,
): { readonly record: ContactRecord | undefined; readonly rows: Row[]; readonly addresses: AddressRow[] } {
  let record = before;
  const rows: Row[] = [];
  const addresses: AddressRow[] = [];
  for (const { apply, reject } of changes) {
    try {
      const changed = apply(record);
      record = changed.record;
      rows.push(...changed.rows);
      addresses.push(...(changed.addresses ?? []));
    } catch (fault) {
      reject(fault);
    }
  }
  return { record, rows, addresses };
}

function toWrite(seat: Seat, { record, addresses = [] }: Draft, now: Instant): ContactWrite | null {
  if (!record || record === seat.record) {
    return null;
  }
  const from = seat.record?.revision ?? 0;
  // Whoever comes anew after an erasure begins beyond all revisions of before, of which others may hold copies.
  const next = withRecord(record, { revision: from === 0 ? Math.max(1, now) : from + 1 });
  const attention = attentionOf(next);
  // What is due at once bears the time of the write: others take it up when it has been lying for seconds.
  const moment = attention === null ? null : Math.max(attention, now);
  return { record: next, from, before: seat.record, attention: moment, addresses };
}

function report(path: Path, seat: Seat, { changes, arrivals }: Round, seen: ReadonlySet<Arrival>): void {
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
