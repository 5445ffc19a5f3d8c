import { type Draft, raise } from './draft.ts';
import { endSession } from './ending.ts';
import { type Place } from './render.ts';
import { sendPhrase } from './send-phrase.ts';

/** Ends a session that cannot go on; who has just written is not left without a word. */
export function failSession(draft: Draft): void {
  endSession(draft, 'failed');
  if (draft.event.kind === 'message') {
    sendPhrase(draft, 'trouble');
  }
}

/** Ends a session whose step `calls` or `starts` a flow that is gone, with an incident. */
export function failWithoutFlow(
  draft: Draft,
  { program, step }: Place,
  { verb, flow }: { readonly verb: 'calls' | 'starts'; readonly flow: string },
): void {
  raise(draft, 'no_flow', {
    flow: program.id,
    step: step.key,
    key: `${program.id}:${flow}`,
    detail: `${program.id}, line ${step.line}, ${verb} ${flow}, which is gone`,
  });
  failSession(draft);
}
