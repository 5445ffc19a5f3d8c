import { changeSession, type Draft, getSession, topFrame } from '../draft.ts';
import { dropFollowUps } from '../ending.ts';
import { pushFlow } from '../start/begin-flow.ts';
import { type At, type Outcome } from '../steps/step.ts';
import { failRun } from './fail-run.ts';
import { noteEnded } from './note-runs.ts';
import { changeRun, runOf } from './run-state.ts';

/** Enters another flow: above this one, or in the place of all that run. */
export function enterFlow(draft: Draft, at: At<'enter'>): Outcome {
  const { flow, name, terminal } = at.step;
  const program = draft.world.program(flow, null);
  if (!program) {
    return failRun(draft, at, `Unable to find flow '${name}'`);
  }
  const { stack } = getSession(draft);
  const parent = topFrame(getSession(draft));
  if (terminal) {
    for (const frame of stack) {
      noteEnded(draft, frame, 'completed');
    }
    dropFollowUps(draft, 0);
    changeSession(draft, { stack: [] });
  }
  pushFlow(draft, program, runOf(parent).uuid, terminal);
  if (terminal && program.nodes) {
    const { flow: id, results } = parent;
    changeRun(draft, { parent: { flow: id, uuid: runOf(parent).uuid, status: 'completed', results } });
  }
  return 'moved';
}
