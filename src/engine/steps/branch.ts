import { type Draft } from '../draft.ts';
import { holds } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** The first true branch is taken; none true falls through. */
export function branch(draft: Draft, at: At<'if'>): Outcome {
  const taken = at.step.branches.find(({ when }) => when === null || holds(draft, at, when));
  return taken ? taken.target : at.step.next;
}
