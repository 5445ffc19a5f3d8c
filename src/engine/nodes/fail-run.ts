import { type Draft, raise } from '../draft.ts';
import { failSession } from '../fail-session.ts';
import { type Place } from '../render.ts';
import { note } from './notes.ts';

/** Ends the running flow and all that called it as failed: an imported flow that cannot go on. */
export function failRun(draft: Draft, { program, step }: Place, text: string): 'moved' {
  note(draft, 'failure', { text });
  raise(draft, 'no_flow', {
    flow: program.id,
    step: step.key,
    key: `${program.id}:${step.key}`,
    detail: `${program.id}, ${step.key}: ${text}`,
  });
  failSession(draft);
  return 'moved';
}
