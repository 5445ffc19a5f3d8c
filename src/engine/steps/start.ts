import { type Draft, getSession } from '../draft.ts';
import { endSession } from '../ending.ts';
import { failWithoutFlow } from '../fail-session.ts';
import { type Place } from '../render.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { type Outcome } from './step.ts';

/** Replaces the running flow, and all that called it, by another one. */
export function replaceFlow(draft: Draft, place: Place, flow: string): Outcome {
  if (!draft.world.program(flow, null)) {
    failWithoutFlow(draft, place, { verb: 'starts', flow });
    return 'moved';
  }
  const { by } = getSession(draft);
  endSession(draft, 'completed');
  beginFlow(draft, flow, by);
  return 'moved';
}
