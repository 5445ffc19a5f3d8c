import { type Draft, getSession, raise } from '../draft.ts';
import { endSession } from '../ending.ts';
import { failSession } from '../fail-session.ts';
import { type Place } from '../render.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { type Outcome } from './step.ts';

/** Replaces the running flow, and all that called it, by another one. */
export function replaceFlow(draft: Draft, { program, step }: Place, flow: string): Outcome {
  if (!draft.world.program(flow, null)) {
    raise(draft, 'no_flow', {
      flow: program.id,
      step: step.key,
      key: `${program.id}:${flow}`,
      detail: `${program.id}, line ${step.line}, starts ${flow}, which is gone`,
    });
    failSession(draft);
    return 'moved';
  }
  const { by } = getSession(draft);
  endSession(draft, 'completed');
  beginFlow(draft, flow, by);
  return 'moved';
}
