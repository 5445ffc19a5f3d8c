import { type HeldReason } from '../../domain/held-reason.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { byHand, type StartManner } from '../../domain/start-manner.ts';
import { type StartedBy } from '../../domain/started-by.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Value } from '../../domain/value.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { endSession } from '../ending.ts';
import { askCompanion } from '../tasks/titled.ts';
import { walk } from '../walk.ts';
import { countUnasked } from './cap.ts';
import { findRefusal, isInVain } from './find-refusal.ts';
import { beginFlow } from './begin-flow.ts';
import { noteHeld } from './note-held.ts';
import { isOutranked, standInLine, tooLate } from './waiting-starts.ts';
import { findDelay } from './find-delay.ts';

/** A start that did not come as a message; what the person asked for otherwise keeps no manners. */
export interface Start {
  readonly flow: string;
  readonly by: StartedBy;
  readonly params: { readonly [name: string]: Value };
  /** When it should have begun. */
  readonly since: Instant;
  /** Absent: as staff start by hand. */
  readonly manner?: StartManner;
}

/**
 * Starts a flow that the person did not ask for, or holds it back with a reason: no consent, quiet hours, the
 * cap over all campaigns, a human who is talking, a conversation that is to end first. What is put off for more
 * than three days is dropped.
 */
export function startUnasked(draft: Draft, start: Start): void {
  const refusal = refuse(draft, start);
  if (refusal) {
    hold(draft, start, refusal, null);
    if (refusal === 'old_consent') {
      askAgain(draft, start.manner ?? byHand);
    }
    return;
  }
  const delay = start.by === 'person' ? null : findDelay(draft.contact, draft.world);
  if (!delay) {
    beginInTurn(draft, start);
  } else if (delay.until - start.since > tooLate && delay.reason !== 'back_off') {
    hold(draft, start, 'too_late', null);
  } else {
    hold(draft, start, delay.reason, delay.until);
  }
}

function refuse({ contact, world }: Draft, { by, flow, manner = byHand }: Start): HeldReason | null {
  const asked = by === 'person';
  const refusal = findRefusal(contact, world, { asked, purpose: manner.purpose });
  if (refusal === null) {
    return !asked && isInVain(flow, contact, world) ? 'unreachable' : null;
  }
  const asks = world.manners.purposes[manner.purpose]?.ask === flow;
  return refusal === 'old_consent' && asks ? null : refusal;
}

/** Words that changed are asked for in place of what needs them; who agreed before may be asked that. */
function askAgain(draft: Draft, { purpose }: StartManner): void {
  const flow = draft.world.manners.purposes[purpose]?.ask ?? null;
  if (flow !== null) {
    const manner: StartManner = { mode: 'wait', priority: 'high', purpose, cause: null };
    startUnasked(draft, { flow, by: 'event', params: {}, since: draft.world.now, manner });
  }
}

/** One conversation at a time: what does not take the place of the running one waits for it, or is given up. */
function beginInTurn(draft: Draft, start: Start): void {
  const manner = start.manner ?? byHand;
  const runs = draft.contact.session !== null;
  if (start.by === 'person' || manner.mode === 'interrupt') {
    beginOrSay(draft, start);
  } else if (runs && manner.mode === 'skip') {
    hold(draft, start, 'conversation', null);
  } else if (runs || isOutranked(draft, manner)) {
    standInLine(draft, { ...start, manner });
  } else {
    beginOrSay(draft, start);
  }
}

/** A flow that was taken away while it was put off comes no more, and its run says so. */
function beginOrSay(draft: Draft, start: Start): void {
  if (!begin(draft, start) && causeOf(start)) {
    hold(draft, start, 'no_flow', null);
  }
}

function hold(draft: Draft, start: Start, reason: HeldReason, until: Instant | null): void {
  noteHeld(draft, { flow: start.flow, cause: causeOf(start) }, { reason, until });
  if (until === null) {
    return;
  }
  const { followUps } = draft.contact;
  followUps.filter((each) => isSameStart(each, start)).forEach(noteReplaced);
  change(draft, {
    followUps: [
      ...followUps.filter((each) => !isSameStart(each, start)),
      { kind: 'start', id: nextId(draft), due: until, ...start, reason },
    ],
  });

  function noteReplaced(planned: FollowUp): void {
    const cause = planned.kind === 'start' ? causeOf(planned) : null;
    if (cause && cause.name !== causeOf(start)?.name) {
      noteHeld(draft, { flow: start.flow, cause }, { reason: 'replaced' });
    }
  }
}

const causeOf = ({ manner }: { readonly manner?: StartManner }) => manner?.cause ?? null;

/** One is enough of what is planned already, such as the flow of every Monday in a month of silence. */
function isSameStart(planned: FollowUp, { flow, params }: Start): boolean {
  return (
    planned.kind === 'start' &&
    planned.flow === flow &&
    JSON.stringify(planned.params) === JSON.stringify(params)
  );
}

/** Begins what nothing holds back, in place of what is open; false, with an incident, when there is no such flow. */
export function begin(draft: Draft, start: Start): boolean {
  if (draft.world.program(start.flow, null)) {
    endSession(draft, 'expired');
    change(draft, { lastAnswer: null });
  }
  if (!beginFlow(draft, start.flow, start.by)) {
    return false;
  }
  const backedOff = start.by !== 'person' && countUnasked(draft);
  draft.cause = causeOf(start);
  walk(draft);
  noteSilent(draft);
  if (backedOff) {
    askAfterThem(draft, start.flow);
  }
  return true;
}

/** Who left so many without an answer is asked after by a person. */
export function askAfterThem(draft: Draft, flow: string | null): void {
  askCompanion(draft, 'task_unanswered', { sort: 'unanswered', flow });
}

/** A flow that says nothing has done its work all the same, unless it was stopped before it could. */
function noteSilent(draft: Draft): void {
  const { cause } = draft;
  if (cause) {
    const about = { kind: 'delivery', id: nextId(draft), cause, until: null } as const;
    const stopped = findStop(draft);
    draft.effects.push({ ...about, state: stopped ? 'failed' : 'sent', reason: stopped ?? 'silent' });
    draft.cause = null;
  }
}

/** Why what ran last was stopped; null where it came to its end or waits. */
function findStop({ effects }: Draft): 'loop' | 'no_flow' | null {
  const last = effects.findLast((each) => each.kind === 'session');
  const isLoop = effects.some((each) => each.kind === 'incident' && each.what === 'steps');
  return last?.status === 'failed' ? (isLoop ? 'loop' : 'no_flow') : null;
}
