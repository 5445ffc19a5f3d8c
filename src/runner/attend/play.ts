import {
  type ContactRecord,
  type OutboxEntry,
  type PendingEvent,
  withRecord,
} from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { faultName } from '../../domain/fault-name.ts';
import { advance } from '../../engine/advance.ts';
import { applyTurn, type CancelledSend } from '../commit/apply-turn.ts';
import { askedBeforeUs } from '../deliver/asked-before-us.ts';
import { keepsHours } from '../deliver/keeps-hours.ts';
import { settledRows } from '../deliver/settle-send.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { releaseHeld } from '../household/take-floor.ts';
import { stuckRow } from '../settle/stuck-row.ts';
import { cancelledRow } from '../settle/message-rows.ts';
import { type Path } from '../path.ts';
import { type Next, nextEvent } from './next-event.ts';
import { type Seat } from './seat.ts';

/** How often a turn may throw before its event is put aside. */
const mostThrows = 3;

/** What playing one event leaves to be written. */
export interface Played {
  readonly record: ContactRecord;
  readonly rows: readonly Row[];
  /** What it counts as once it is written; null: a turn that nobody would call one. */
  readonly counts: 'turns' | 'stuck' | null;
}

/** Plays the next event of a contact, pending ones first, then what is due; undefined when there is none. */
export function playNext(path: Path, seat: Seat, record: ContactRecord): Played | undefined {
  const now = path.clock.now();
  const next = nextEvent(record, now);
  if (!next) {
    return undefined;
  }
  try {
    const rest = withRecord(record, { pending: withoutEvent(record.pending, next.event.id) });
    return play(path, seat, rest, next.event);
  } catch (fault) {
    return putAside(path, seat, record, { ...next, fault });
  }
}

function play(path: Path, seat: Seat, record: ContactRecord, event: Event): Played {
  const now = path.clock.now();
  const order = seat.orders.get(event.id) ?? 0;
  const world = path.catalog.world(now, (message, how) =>
    isUnseen(seat, record, { message, order, how, now }),
  );
  const turn = advance(world, record.contact, event);
  const before = event.kind === 'floor' || event.kind === 'speak' ? releaseHeld(record, now) : record;
  // A reminder that quiet hours only moved is none.
  const isTurn = turn.effects.length > 0 || turn.contact.session !== record.contact.session;
  const applied = applyTurn(before, turn, { now, manners: path.script.manners });
  return {
    record: applied.record,
    rows: applied.cancelled.flatMap((each) => goneRows(path, seat, record, each)),
    counts: isTurn ? 'turns' : null,
  };
}

/** A question that was answered and may have been sent before us is sent: they have it, and it is not sent again. */
function goneRows(path: Path, seat: Seat, record: ContactRecord, gone: CancelledSend): readonly Row[] {
  const { entry, effect } = gone;
  const address = effect.reason === 'answered' ? askedBeforeUs(path, seat, record, entry) : null;
  if (address !== null) {
    return settledRows(seat, entry, { state: 'sent', reason: null, address }, entry.queuedAt);
  }
  const at = path.clock.now();
  const about = { state: 'cancelled', reason: effect.reason, at } as const;
  return [cancelledRow(record, gone, at), ...deliveryRows(record.id, entry, about)];
}

interface Asked {
  readonly message: string;
  readonly order: number;
  readonly how: 'perhaps' | 'unasked' | undefined;
  readonly now: Instant;
}

/** Made here and certainly not yet attempted, by anybody, when the event with this order arrived. */
function isUnseen(seat: Seat, { outbox }: ContactRecord, asked: Asked): boolean {
  const { message, order, how } = asked;
  const { fresh, attempts } = seat;
  const entry = outbox.find(({ id }) => id === message);
  if (how === 'unasked' && !(entry?.kind === 'send' && keepsHours(entry.send))) {
    return false;
  }
  if (!fresh.has(message)) {
    return entry !== undefined && waitsUntried(seat, entry, asked);
  }
  const attempt = attempts.get(message);
  return attempt === undefined ? entry !== undefined : order < attempt;
}

/**
 * Whoever made it: held with its announcement or for the morning, or, where it need not be sure, not attempted as far
 * as we know.
 */
function waitsUntried({ attempts: tried }: Seat, entry: OutboxEntry, { how, now }: Asked): boolean {
  if (entry.kind !== 'send' || entry.doubted) {
    return false;
  }
  const { id, held, notBefore, attempts } = entry;
  const isForMorning = held === 'quiet_hours' && notBefore > now && attempts === 0 && !tried.has(id);
  return held === 'paused' || isForMorning || (how === 'perhaps' && !tried.has(id));
}

function withoutEvent(pending: readonly PendingEvent[], id: string): readonly PendingEvent[] {
  return pending.filter(({ event }) => event.id !== id);
}

function putAside(
  path: Path,
  seat: Seat,
  record: ContactRecord,
  next: Next & { readonly fault: unknown },
): Played {
  const { event, followUp, fault } = next;
  const tries = (followUp ? (seat.throws.get(followUp.id) ?? 0) : next.tries) + 1;
  const kind = faultName(fault);
  path.log('error', 'a turn threw', { event: event.id, kind: event.kind, tries, fault: kind });
  const pending = withoutEvent(record.pending, event.id);
  if (tries < mostThrows) {
    if (followUp) {
      seat.throws.set(followUp.id, tries);
      return { record, rows: [], counts: null };
    }
    return { record: { ...record, pending: [{ event, tries }, ...pending] }, rows: [], counts: null };
  }
  const contact = {
    ...record.contact,
    followUps: record.contact.followUps.filter(({ id }) => id !== followUp?.id),
  };
  const stuck = [...record.stuck, { event, tries }].slice(-20);
  return {
    record: { ...record, contact, pending, stuck },
    rows: [stuckRow(record, event, { now: path.clock.now(), fault: kind })],
    counts: 'stuck',
  };
}
