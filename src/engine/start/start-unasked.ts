import { type HeldReason } from '../../domain/effect.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type StartedBy } from '../../domain/started-by.ts';
import { type Instant, type Millis } from '../../domain/clock.ts';
import { type Value } from '../../domain/value.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { endSession } from '../ending.ts';
import { walk } from '../walk.ts';
import { countUnasked } from './cap.ts';
import { findDelay, findRefusal } from './hold-back.ts';
import { beginFlow } from './begin-flow.ts';

/** A start that did not come as a message; what the person asked for otherwise keeps no manners. */
export interface Start {
  readonly flow: string;
  readonly by: StartedBy;
  readonly params: { readonly [name: string]: Value };
  /** When it should have begun. */
  readonly since: Instant;
}

const day: Millis = 24 * 60 * 60 * 1000;

/**
 * Starts a flow that the person did not ask for, or holds it back with a reason: no consent, quiet hours, the
 * cap over all campaigns, a human who is talking. What is put off for more than three days is dropped.
 */
export function startUnasked(draft: Draft, start: Start): void {
  const asked = start.by === 'person';
  const refusal = findRefusal(draft.contact, draft.world, asked);
  if (refusal) {
    hold(draft, start, refusal, null);
    return;
  }
  const delay = asked ? null : findDelay(draft.contact, draft.world);
  if (!delay) {
    begin(draft, start);
  } else if (delay.until - start.since > 3 * day && delay.reason !== 'back_off') {
    hold(draft, start, 'too_late', null);
  } else {
    hold(draft, start, delay.reason, delay.until);
  }
}

function hold(draft: Draft, start: Start, reason: HeldReason, until: Instant | null): void {
  draft.effects.push({ kind: 'held', id: nextId(draft), flow: start.flow, reason, until });
  if (until !== null) {
    const { flow, by, params, since } = start;
    change(draft, {
      followUps: [
        ...draft.contact.followUps.filter((each) => !isSameStart(each, start)),
        { kind: 'start', id: nextId(draft), due: until, flow, by, params, since },
      ],
    });
  }
}

/** One is enough of what is planned already, such as the flow of every Monday in a month of silence. */
function isSameStart(planned: FollowUp, { flow, params }: Start): boolean {
  return (
    planned.kind === 'start' &&
    planned.flow === flow &&
    JSON.stringify(planned.params) === JSON.stringify(params)
  );
}

function begin(draft: Draft, start: Start): void {
  if (draft.world.program(start.flow, null)) {
    endSession(draft, 'expired');
    change(draft, { lastAnswer: null });
  }
  if (!beginFlow(draft, start.flow, start.by)) {
    return;
  }
  const backedOff = start.by !== 'person' && countUnasked(draft);
  walk(draft);
  if (backedOff) {
    draft.effects.push({
      kind: 'task',
      id: nextId(draft),
      for: 'companion',
      title: draft.world.phrase(draft.contact.language, 'task_unanswered', { name: draft.contact.name }),
      why: '',
      due: draft.world.now + 2 * day,
      flow: start.flow,
      sort: 'unanswered',
    });
  }
}
