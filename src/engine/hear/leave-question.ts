import { changeFrame, type Draft, getSession, topFrame } from '../draft.ts';
import { dropFollowUps } from '../ending.ts';
import { type Target } from '../program.ts';
import { walk } from '../walk.ts';
import { type OpenQuestion } from './open-question.ts';

/**
 * Leaves the open question: its follow-ups end, what is unsent of it is taken back, and the flow goes on at `target`.
 */
export function leaveQuestion(draft: Draft, { waiting, index }: OpenQuestion, target: Target): void {
  const { stack } = getSession(draft);
  const { answered } = topFrame(getSession(draft));
  dropFollowUps(draft, stack.length);
  draft.effects.push({ kind: 'cancel', question: waiting.question, reason: 'answered' });
  changeFrame(draft, { step: target, answered: [...answered, index] });
  walk(draft);
}
