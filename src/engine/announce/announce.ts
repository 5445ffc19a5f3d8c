import { type Announcement, causeOf } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { instantOfLocal } from '../../domain/time/instant-of-local.ts';
import { type Cause, type DeliveryState } from '../../domain/delivery.ts';
import { type FollowUp, type FollowUpOf } from '../../domain/follow-up.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { endSession } from '../ending.ts';
import { findRefusal, isForThem } from '../start/find-refusal.ts';
import { findAnnounceDelay } from './find-announce-delay.ts';
import { tell } from './tell.ts';

/** What nobody knows the end of: the moment until which it is put off is only that of the next look. */
const endless: readonly string[] = ['conversation', 'ticket'];

type Planned = FollowUpOf<'announce'>;

/**
 * Brings an announcement to this contact, or holds it back with a reason that a coordinator can read: its time has
 * not come by their clock, they did not agree, quiet hours, the cap, a human who talks, another conversation.
 */
export function announce(
  draft: Draft,
  announcement: Announcement,
  local: string | null,
  planned: Planned | null = null,
): void {
  const { contact, world } = draft;
  const refusal = isForThem(announcement.flow, contact, world) ? findRefusal(contact, world) : 'not_for';
  if (refusal) {
    report(draft, announcement, { state: 'skipped', reason: refusal });
    return;
  }
  const due = local === null ? world.now : instantOfLocal(local, contact.timezone);
  const delay =
    due > world.now ? { reason: 'time', until: due } : findAnnounceDelay(contact, world, announcement);
  if (delay) {
    hold(draft, announcement, { ...delay, before: planned });
  } else {
    tell(draft, announcement);
  }
}

function hold(
  draft: Draft,
  announcement: Announcement,
  about: { readonly reason: string; readonly until: Instant; readonly before: Planned | null },
): void {
  const { reason, until, before } = about;
  change(draft, {
    followUps: [
      ...draft.contact.followUps.filter((each) => !isOf(each, causeOf(announcement).name)),
      { kind: 'announce', id: nextId(draft), due: until, announcement, reason },
    ],
  });
  const ends = !endless.includes(reason);
  // Who is still in the same conversation an hour later is held as before.
  if (ends || before?.reason !== reason) {
    report(draft, announcement, { state: 'held', reason, ...(ends && { until }) });
  }
}

function report(
  draft: Draft,
  announcement: Announcement,
  about: { readonly state: DeliveryState; readonly reason: string; readonly until?: Instant },
): void {
  reportCause(draft, causeOf(announcement), about);
}

function reportCause(
  draft: Draft,
  cause: Cause,
  about: { readonly state: DeliveryState; readonly reason: string; readonly until?: Instant },
): void {
  const { state, reason, until = null } = about;
  draft.effects.push({ kind: 'delivery', id: nextId(draft), cause, state, reason, until });
}

function isOf(followUp: FollowUp, cause: string): followUp is Planned {
  return followUp.kind === 'announce' && causeOf(followUp.announcement).name === cause;
}

/**
 * A broadcast is cancelled: what of it is planned or unsent is taken back, with a flow that it began and nobody has
 * seen.
 */
export function callOff(draft: Draft, cause: string): void {
  draft.effects.push({ kind: 'cancel', question: null, reason: 'called_off', cause });
  dropPlanned(draft, (each) => isOf(each, cause), 'called_off');
  const { session } = draft.contact;
  const isAsked = session?.waiting.kind === 'question' && session.waiting.sent;
  if (session?.brought === cause && !isAsked) {
    endSession(draft, 'expired');
  }
}

/** Cancels, after STOP, every announcement that was planned. */
export function callOffAll(draft: Draft): void {
  dropPlanned(draft, (each): each is Planned => each.kind === 'announce', 'stopped');
}

function dropPlanned(draft: Draft, meant: (each: FollowUp) => each is Planned, reason: string): void {
  const gone = draft.contact.followUps.filter(meant);
  if (gone.length === 0) {
    return;
  }
  change(draft, { followUps: draft.contact.followUps.filter((each) => !meant(each)) });
  for (const { announcement } of gone) {
    report(draft, announcement, { state: 'cancelled', reason });
  }
}
