import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { noPlan } from '../../domain/plan.ts';
import { rankOf } from '../../domain/start-manner.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { findDelay } from '../start/find-delay.ts';
import { findRefusal, isInVain } from '../start/find-refusal.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type World } from '../world.ts';
import { type ComingLine, type ComingStart, isStale } from './coming-line.ts';
import { isDone } from './lapse.ts';
import { withDone } from './note-done.ts';

/** What will be in the way of something that is to come. */
export interface Verdict {
  /** Null: nothing. */
  readonly reason: HeldReason | null;
  /** Of what is put off: until when; null where it will not come at all. */
  readonly until: Instant | null;
}

/** What the future is told from beside the contact. */
export type Foresight = Pick<World, 'now' | 'campaigns' | 'manners' | 'program'>;

/** The conversation of this moment that waits for an answer, and what is done when that has come. */
export interface Asked {
  readonly at: Instant;
  readonly done: Parameters<typeof withDone>[1] | null;
}

/** What a start is looked at with: `now` is the moment at which that is done. */
export interface Looking extends Foresight {
  /** Until when the conversation lasts that is open now. */
  readonly open: Instant;
  readonly asked: Asked;
  /** All that is looked at at this moment. */
  readonly due: ComingLine;
}

/** What becomes of a start when its moment has come: a verdict, or when it is to be looked at again. */
export function lookAhead(
  start: ComingStart,
  contact: Contact,
  world: Looking,
): Verdict | { readonly again: ComingStart } {
  const { at, reason } = start;
  const never = findEnd(start, contact, world);
  if (never) {
    return { reason: never, until: null };
  }
  const delay = findDelay(contact, world) ?? findTalk(start, contact, world);
  if (delay) {
    return putOff(start, delay);
  }
  if (waitedIsDone(start, contact, world)) {
    return { reason: 'done', until: null };
  }
  return isOutranked(start, world.due) || waitsForAnswer(start, world)
    ? { again: { ...start, held: at, inLine: true } }
    : { reason, until: reason === null ? null : at };
}

/** The person has answered what was asked of them. */
export function answered(contact: Contact, { done }: Asked): Contact {
  return done === null ? contact : { ...contact, plan: withDone(contact.plan ?? noPlan, done) };
}

function putOff(
  start: ComingStart,
  { reason: why, until }: { readonly reason: HeldReason; readonly until: Instant | null },
): ReturnType<typeof lookAhead> {
  const { at, since, reason } = start;
  if (until === null) {
    return { reason: why, until };
  }
  // Whether what stands in line is stale is looked at when the conversation ends.
  const inLine = why === 'conversation';
  return until - since > tooLate && why !== 'back_off' && !inLine
    ? { reason: 'too_late', until: null }
    : { again: { ...start, at: until, reason: reason ?? why, held: at, inLine } };
}

/** Why it does not come at all, whatever the hour. */
function findEnd(start: ComingStart, contact: Contact, world: Looking): HeldReason | null {
  const { campaign, lapse, purpose } = start;
  if (lapse) {
    return lapse;
  }
  if (isStale(start)) {
    return 'too_late';
  }
  if (campaign && isDone(campaign, contact, start)) {
    return 'done';
  }
  const refusal = findRefusal(contact, world, { purpose });
  return refusal ?? (isInVain(start.flow, contact, world) ? 'unreachable' : null);
}

/** The open conversation is in the way of what waits for its end, and of what is given up for it. */
function findTalk(
  { mode, at }: ComingStart,
  { session }: Contact,
  { open, asked }: Looking,
): { readonly reason: HeldReason; readonly until: Instant | null } | null {
  // Nobody answers what came at the same moment before that moment is over.
  if (mode === 'skip' && asked.at === at) {
    return { reason: 'conversation', until: null };
  }
  if (session === null || at >= open || mode === 'interrupt') {
    return null;
  }
  return { reason: 'conversation', until: mode === 'skip' ? null : open };
}

/** What takes nobody's place lets all go first that is more important. */
function isOutranked({ mode, priority }: ComingStart, due: ComingLine): boolean {
  return (
    mode !== 'interrupt' && due.some((other) => rankOf(other.priority) < rankOf(priority) && !isStale(other))
  );
}

/** Behind a question of the same moment it comes after all that does not wait for the answer. */
function waitsForAnswer({ mode, at }: ComingStart, { asked, due }: Looking): boolean {
  return mode === 'wait' && asked.at === at && due.some((other) => other.mode !== 'wait' && !other.inLine);
}

/** What waits for the answer of this moment finds then that the answer was what it would have asked for. */
function waitedIsDone(start: ComingStart, contact: Contact, { asked }: Looking): boolean {
  const { campaign, mode, at } = start;
  return (
    campaign !== null &&
    mode === 'wait' &&
    asked.at === at &&
    isDone(campaign, answered(contact, asked), start)
  );
}
