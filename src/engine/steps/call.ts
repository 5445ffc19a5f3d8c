import { type Draft, raise } from '../draft.ts';
import { failSession } from '../fail-session.ts';
import { type Place } from '../render.ts';
import { pushFlow } from '../start/begin-flow.ts';
import { type Outcome } from './step.ts';

/** Runs a sub-flow; the flow goes on behind this step when it has ended. */
export function callFlow(draft: Draft, { program, step }: Place, flow: string): Outcome {
  const child = draft.world.program(flow, null);
  if (!child) {
    raise(draft, 'no_flow', {
      flow: program.id,
      step: step.key,
      key: `${program.id}:${flow}`,
      detail: `${program.id}, line ${step.line}, calls ${flow}, which is gone`,
    });
    failSession(draft);
    return 'moved';
  }
  pushFlow(draft, child, null);
  return 'moved';
}
