import { type FollowUpOf } from '../../domain/follow-up.ts';
import { change, changeFrame, type Draft, topFrame } from '../draft.ts';
import { finishFlow } from '../ending.ts';
import { findOpenStep } from '../find-open-step.ts';
import { findQuestion } from '../hear/open-question.ts';
import { endListening } from '../nodes/hear-input.ts';
import { keepOutsideAnswer } from '../steps/outside.ts';
import { walk } from '../walk.ts';
import { putOffUnsent } from './put-off.ts';

/** A question's timeout has come: the flow goes on where the timeout leads, or expires. */
export function timeOut(draft: Draft, followUp: FollowUpOf<'timeout'>): void {
  if (keepOutsideAnswer(draft, { call: followUp.question, value: null, failed: true })) {
    walk(draft);
    return;
  }
  const { session } = draft.contact;
  if (session?.waiting.kind !== 'question' || session.waiting.question !== followUp.question) {
    return;
  }
  const listening = findOpenStep(draft, 'listen');
  if (listening) {
    endListening(draft, listening, followUp);
    walk(draft);
    return;
  }
  const open = findQuestion(draft);
  if (!open) {
    // The version that it began is gone: walk ends it and says so in an incident.
    walk(draft);
    return;
  }
  if (!open.waiting.sent) {
    putOffUnsent(draft, followUp);
    return;
  }
  const { target } = open.step.timeout;
  draft.effects.push({ kind: 'cancel', question: followUp.question, reason: 'timed_out' });
  change(draft, { lastAnswer: null });
  if (target === null) {
    finishFlow(draft, 'expired');
  } else {
    changeFrame(draft, { step: target, answered: [...topFrame(session).answered, open.index] });
    change(draft, {
      followUps: draft.contact.followUps.filter(({ kind }) => kind !== 'remind' && kind !== 'timeout'),
    });
  }
  walk(draft);
}
