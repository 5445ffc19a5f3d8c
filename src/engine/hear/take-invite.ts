import { withoutInvite } from '../../domain/contact/invite-code.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { change, type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';

/**
 * Pairs a family that comes by a volunteer's invitation with that volunteer, unless it has a companion already, and
 * gives the message as if it had been written without the code. A code that counts no (more) is said so, and so is
 * one that is all that somebody we know wrote; then nothing is left to be heard.
 */
export function takeInvite(
  draft: Draft,
  message: InboundMessage,
  { stranger }: { readonly stranger: boolean },
): InboundMessage | undefined {
  const { event } = draft;
  const invite = event.kind === 'message' ? event.invite : undefined;
  if (!invite) {
    return message;
  }
  answerInvite(draft, invite);
  const text = withoutInvite(message.text);
  if (stranger || text !== '' || message.startCode !== null) {
    return { ...message, text, startCode: message.startCode === null ? null : '' };
  }
  if (invite.companion !== null) {
    sendPhrase(draft, 'invite_taken');
  }
  return undefined;
}

function answerInvite(draft: Draft, { companion }: { readonly companion: string | null }): void {
  const { contact } = draft;
  if (companion === null) {
    sendPhrase(draft, 'invite_unknown');
  } else if (contact.role === 'beneficiary' && contact.companion === null) {
    change(draft, { companion });
  }
}
