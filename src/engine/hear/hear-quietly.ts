import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { change, type Draft } from '../draft.ts';
import { raiseUrgent } from '../relay/pass-words.ts';
import { sendPhrase } from '../send-phrase.ts';
import { actOnReserved } from './act-on-reserved.ts';
import { findReserved } from './find-reserved.ts';
import { noteHeard } from './note-heard.ts';

/** A message that is kept and not answered. Somebody new is still to be welcomed when they next write. */
export function hearQuietly(draft: Draft, message: InboundMessage): void {
  const { stranger } = draft.contact;
  noteHeard(draft, message);
  change(draft, { stranger });
  if (message.quiet === 'call') {
    answerCall(draft);
  }
  if (message.quiet === 'late') {
    hearLate(draft, message);
  }
}

/** Nobody takes calls here, so the caller is told to write; not where they stopped us, or a human talks with them. */
function answerCall(draft: Draft): void {
  const { consent, ticket } = draft.contact;
  if (consent.status !== 'opted_out' && ticket === null) {
    sendPhrase(draft, 'call_not_taken');
  }
}

/** The moment to answer is gone, but urgent words are still passed on and STOP is still obeyed. */
function hearLate(draft: Draft, message: InboundMessage): void {
  raiseUrgent(draft, message);
  const reserved = findReserved(draft, message, normalise(message.text));
  if (reserved === 'stop' && draft.contact.consent.status !== 'opted_out') {
    actOnReserved(draft, reserved, message);
  }
}
