import { type Instant } from '../../domain/time/clock.ts';
import { type EffectEntry } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { keepSettled } from '../deliver/keep-settled.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { findReady, waitedFor } from './find-ready.ts';
import { handleEffect } from './handle-effect.ts';
import { plainRows } from './plain-rows.ts';
import { isHole } from './settle-hole.ts';
import { isWritten } from './whose-effect.ts';

/**
 * Writes down what turns want done beside sending. What needs something else done first follows as soon as that is;
 * `only` limits it to these entries.
 */
export function settleEffects(path: Path, seat: Seat, only: (entry: EffectEntry) => boolean = all): void {
  const { record, settled, settling, throws } = seat;
  if (!record) {
    return;
  }
  const effects = record.outbox.filter((each) => each.kind === 'effect');
  const open = effects.filter(({ id }) => !settled.has(id));
  const ready = findReady(open, ({ id }) => throws.has(id)).filter(
    (each) => !settling.has(each.id) && only(each),
  );
  const now = path.clock.now();
  const found = ready.map((entry) => ({ entry, rows: simpleRows(entry, seat.id, now) }));
  const plain = found.filter(({ rows }) => rows !== undefined);
  settle(path, seat, {
    entries: plain.map(({ entry }) => entry),
    gather: () => plain.flatMap(({ rows = [] }) => rows),
  });
  for (const { entry } of found.filter(({ rows }) => rows === undefined)) {
    settle(path, seat, { entries: [entry], gather: () => handleEffect(path, record.contact, entry) });
  }
}

const all = (): boolean => true;

/** The rows of what needs nothing but to be written down; undefined for everything else. */
function simpleRows({ effect }: EffectEntry, contact: string, at: Instant): readonly Row[] | undefined {
  return isWritten(effect) && !isHole(effect) ? plainRows(effect, contact, at) : undefined;
}

interface Settling {
  readonly entries: readonly EffectEntry[];
  readonly gather: () => readonly Row[] | Promise<readonly Row[]>;
}

/** Settles some entries together, and then what waited for them. */
function settle(path: Path, seat: Seat, { entries, gather }: Settling): void {
  if (entries.length === 0) {
    return;
  }
  const ids = entries.map(({ id }) => id);
  const isFreed = (each: EffectEntry): boolean => entries.some((entry) => waitedFor(each, entry));
  ids.forEach((id) => seat.settling.add(id));
  path.work.do(async () => {
    try {
      // Plain rows are not awaited, so that what was heard stands before what is answered.
      const gathered = gather();
      await keepSettled(path, seat, { ids, rows: gathered instanceof Promise ? await gathered : gathered });
    } finally {
      ids.forEach((id) => seat.settling.delete(id));
    }
    settleEffects(path, path.seats.get(seat.id), isFreed);
  });
}
