import { type Draft } from '../draft.ts';
import { failWithoutFlow } from '../fail-session.ts';
import { type Place } from '../render.ts';
import { pushFlow } from '../start/begin-flow.ts';
import { type Outcome } from './step.ts';

/** Runs a sub-flow; the flow goes on behind this step when it has ended. */
export function callFlow(draft: Draft, place: Place, flow: string): Outcome {
  const child = draft.world.program(flow, null);
  if (!child) {
    failWithoutFlow(draft, place, { verb: 'calls', flow });
    return 'moved';
  }
  pushFlow(draft, child, null);
  return 'moved';
}
