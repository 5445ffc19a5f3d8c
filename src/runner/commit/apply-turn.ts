import { quietUntil } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import {
  type ContactRecord,
  type OutboxEntry,
  type SendEntry,
  withRecord,
} from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Effect, type EffectOf } from '../../domain/effect.ts';
import { pausedUntil } from '../../domain/contact/phone-pause.ts';
import { type Turn } from '../../domain/turn.ts';
import { noteAnnounced } from '../../engine/settled.ts';
import { uncountUnasked } from '../../engine/start/cap.ts';
import { type Manners } from '../../engine/world.ts';
import { endBackOff } from './end-back-off.ts';
import { keepsHours, givesRoomBack } from '../deliver/keeps-hours.ts';

/** What a turn leaves to be written: the new contact, with what is to be sent and done in its outbox. */
export function applyTurn(
  record: ContactRecord,
  turn: Turn,
  about: { readonly now: Instant; readonly manners: Manners },
): { readonly record: ContactRecord; readonly cancelled: readonly CancelledSend[] } {
  let outbox = record.outbox;
  const cancelled: CancelledSend[] = [];
  for (const effect of turn.effects) {
    if (effect.kind === 'cancel') {
      const gone = withThoseBehind(outbox, (each) => isTakenBack(each, effect));
      outbox = outbox.filter((each) => !gone.includes(each));
      cancelled.push(...gone.flatMap((each) => (each.kind === 'send' ? [{ entry: each, effect }] : [])));
    } else {
      outbox = [...outbox, entryOf(effect, turn.contact, about)];
    }
  }
  outbox = keepPause(record.contact, turn.contact, { outbox, now: about.now, manners: about.manners });
  const contact = cancelled.map(({ entry }) => entry).reduce(withoutIt, turn.contact);
  const left = endBackOff(record.contact, { contact, outbox }, about);
  return { record: withRecord(record, left), cancelled };
}

function withoutIt(before: Contact, entry: SendEntry): Contact {
  const contact = noteAnnounced(before, entry.id, { at: entry.queuedAt, arrived: false });
  return givesRoomBack(entry) ? uncountUnasked(contact, entry.queuedAt) : contact;
}

/**
 * While a human talks on the phone nothing of the bot's goes out that was queued before or that nobody asked for; it
 * is released when the bot speaks again.
 */
function keepPause(
  before: Contact,
  after: Contact,
  about: { readonly outbox: readonly OutboxEntry[]; readonly now: Instant; readonly manners: Manners },
): readonly OutboxEntry[] {
  const { outbox, now, manners } = about;
  const until = pausedUntil(after);
  if (until === null && pausedUntil(before) === null) {
    return outbox;
  }
  return outbox.map((entry) => {
    if (entry.kind !== 'send' || entry.send.urgent) {
      return entry;
    }
    if (until === null) {
      return entry.held === heldByPhone ? { ...entry, notBefore: now, held: null } : entry;
    }
    const asked = entry.send.solicited && entry.queuedAt > until - manners.phonePause;
    return asked || entry.notBefore >= until ? entry : { ...entry, notBefore: until, held: heldByPhone };
  });
}

/** Why such a message waits, for a coordinator to read. */
const heldByPhone = 'phone';

/** What is taken back, with what would only follow on it. */
function withThoseBehind(
  outbox: readonly OutboxEntry[],
  isGone: (each: OutboxEntry) => boolean,
): readonly OutboxEntry[] {
  const gone = new Set(outbox.filter(isGone).map(({ id }) => id));
  return outbox.filter(
    (each) => gone.has(each.id) || (each.kind === 'send' && gone.has(each.send.behind ?? '')),
  );
}

/** A message that was taken back before it was sent. */
export interface CancelledSend {
  readonly entry: SendEntry;
  readonly effect: EffectOf<'cancel'>;
}

function isTakenBack(entry: OutboxEntry, { question, message, cause, about }: EffectOf<'cancel'>): boolean {
  return (
    entry.kind === 'send' &&
    (question === null || entry.send.question === question) &&
    (message === undefined || entry.id === message) &&
    (cause === undefined || entry.send.cause?.name === cause) &&
    (about === undefined || entry.send.about === about)
  );
}

function entryOf(
  effect: Exclude<Effect, { readonly kind: 'cancel' }>,
  contact: Contact,
  { now, manners }: { readonly now: Instant; readonly manners: Manners },
): OutboxEntry {
  if (effect.kind !== 'send') {
    // A result that fragments joined keeps its row's id, but each version of it is settled by itself.
    const id = effect.kind === 'record' ? `${effect.id}.v${effect.version}` : effect.id;
    return { kind: 'effect', id, effect };
  }
  const quiet = keepsHours(effect) ? quietUntil(now, contact.timezone, manners) : null;
  return {
    kind: 'send',
    id: effect.id,
    send: effect,
    queuedAt: now,
    notBefore: quiet ?? now,
    attempts: 0,
    doubted: false,
    held: quiet === null ? null : 'quiet_hours',
  };
}
