import { type Frame } from '../../domain/session.ts';
import { change, changeSession, type Draft, getSession } from '../draft.ts';
import { dropFollowUps, takeBackQuestion } from '../ending.ts';
import { walk } from '../walk.ts';
import { type World } from '../world.ts';

/**
 * Goes back to the question before, which is asked again; its answer counts no more. Where the sub-flow has none
 * it is that of its caller, and a sub-flow that has ended is run anew. False where there is nothing to go back to.
 */
export function goBack(draft: Draft): boolean {
  const stack = findWayBack(draft.world, getSession(draft).stack);
  if (!stack) {
    return false;
  }
  takeBackQuestion(draft, 'went_back');
  dropFollowUps(draft, stack.length);
  changeSession(draft, { stack });
  change(draft, { lastAnswer: null });
  walk(draft);
  return true;
}

function findWayBack(world: World, stack: readonly Frame[]): readonly Frame[] | null {
  const below = stack.slice(0, -1);
  const frame = stack.at(-1);
  if (!frame) {
    return null;
  }
  const before = frame.answered.at(-1);
  if (before === undefined) {
    return findWayBack(world, below);
  }
  const key = world.program(frame.flow, frame.version)?.steps[before]?.key;
  const results = Object.fromEntries(Object.entries(frame.results).filter(([id]) => id !== key));
  return [...below, { ...frame, step: before, answered: frame.answered.slice(0, -1), results }];
}
