import { type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';

/** Nobody takes calls here, so the caller is told to write; not where they stopped us, or a human talks with them. */
export function answerCall(draft: Draft): void {
  const { consent, ticket } = draft.contact;
  if (consent.status !== 'opted_out' && ticket === null) {
    sendPhrase(draft, 'call_not_taken');
  }
}
