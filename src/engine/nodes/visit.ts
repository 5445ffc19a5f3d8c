import { type Draft, getSession } from '../draft.ts';
import { type At, type Outcome } from '../steps/step.ts';
import { failRun } from './fail-run.ts';
import { note } from './notes.ts';
import { changeRun, getRun } from './run-state.ts';

/** How many nodes an imported flow may pass between two waits, as in RapidPro. */
const mostNodes = 100;

/** Enters a node. */
export function visitNode(draft: Draft, at: At<'node'>): Outcome {
  if (draft.nodes >= mostNodes) {
    return failRun(draft, at, `Reached maximum number of steps per sprint (${mostNodes})`);
  }
  draft.nodes++;
  const { visits } = getRun(draft);
  const { uuid } = at.step;
  changeRun(draft, { node: uuid, visits: { ...visits, [uuid]: (visits[uuid] ?? 0) + 1 } });
  note(draft, 'node', { run: getRun(draft).uuid, node: uuid, depth: getSession(draft).stack.length });
  return at.step.next;
}
