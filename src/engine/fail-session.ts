import { type Draft } from './draft.ts';
import { endSession } from './ending.ts';
import { sendPhrase } from './send-phrase.ts';

/** Ends a session that cannot go on; who has just written is not left without a word. */
export function failSession(draft: Draft): void {
  endSession(draft, 'failed');
  if (draft.event.kind === 'message') {
    sendPhrase(draft, 'trouble');
  }
}
