import { type Draft } from '../draft.ts';
import { type Program } from '../program.ts';
import { type At, type Outcome } from '../steps/step.ts';
import { type Acted } from './actions/action-of.ts';
import { failRun } from './fail-run.ts';
import { type Action } from './node-flow.ts';
import { act as acts } from './actions/all-actions.ts';

/** Runs one action of a node. */
export function act(draft: Draft, { program, step }: At<'act'>): Outcome {
  const { action } = step;
  const run = acts[action.type] as (draft: Draft, action: Action, program: Program) => Acted;
  const acted = run(draft, action, program);
  if (acted === 'fails') {
    return failRun(
      draft,
      { program, step },
      `Unable to find flow '${action.type === 'check_flow' ? action.name : ''}'`,
    );
  }
  return acted ?? step.next;
}
