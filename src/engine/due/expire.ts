import { type FollowUpOf } from '../../domain/follow-up.ts';
import { changeFrame, changeSession, type Draft, getSession, topFrame } from '../draft.ts';
import { endSession, finishFlow, takeBackQuestion } from '../ending.ts';
import { regroup } from '../nodes/regroup.ts';
import { walk } from '../walk.ts';
import { putOffUnsent } from './put-off.ts';

/**
 * The flow at that depth has heard nothing for its `expires`: it ends with all that it called, and its caller goes on.
 * A question that is not out yet puts this off: nobody could have answered it.
 */
export function expire(draft: Draft, followUp: FollowUpOf<'expire'>): void {
  const { session, depth } = followUp;
  const open = draft.contact.session;
  if (open?.id !== session || depth >= open.stack.length) {
    return;
  }
  if (open.waiting.kind === 'question' && !open.waiting.sent) {
    putOffUnsent(draft, followUp);
    return;
  }
  if (topFrame(open).run) {
    changeSession(draft, { input: null });
    regroup(draft);
  }
  if (depth === 0) {
    endSession(draft, 'expired');
  } else {
    takeBackQuestion(draft, 'session_expired');
    changeSession(draft, { stack: open.stack.slice(0, depth + 1) });
    finishFlow(draft, 'expired');
  }
  walk(draft);
}

/** A `wait` is over: the flow goes on with the next step. */
export function endPause(draft: Draft, followUp: FollowUpOf<'wait'>): void {
  const open = draft.contact.session;
  if (open?.id !== followUp.session || open.waiting.kind !== 'wait') {
    return;
  }
  const frame = getSession(draft).stack.at(-1);
  const step = frame && draft.world.program(frame.flow, frame.version)?.steps[frame.step];
  if (step) {
    changeFrame(draft, { step: step.next });
  }
  walk(draft);
}
