import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';
import { isDoubleTap } from './double-tap.ts';

/** Words outside of every question get a short help text; during a pause of a flow they are only kept. */
export function answerFree(draft: Draft, message: InboundMessage): void {
  if (draft.contact.session || (message.tap && isDoubleTap(draft, message.tap))) {
    return;
  }
  sendPhrase(draft, message.tap ? 'stale_choice' : 'not_understood');
}
