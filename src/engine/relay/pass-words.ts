import { type Millis } from '../../domain/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/normalise.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';

/** A family that writes several messages is told once that they are passed on. */
const tellAgain: Millis = 12 * 60 * 60 * 1000;

/** A family's free words go to its companion; false where there is none. */
export function passWords(draft: Draft, message: InboundMessage): boolean {
  const { contact, world } = draft;
  if (contact.role !== 'beneficiary' || contact.companion === null) {
    return false;
  }
  if (message.text.trim() === '' && message.media.length === 0) {
    return false;
  }
  pushWords(draft, message, false);
  const { relayedAt = null } = contact;
  if (relayedAt === null || world.now - relayedAt > tellAgain) {
    change(draft, { relayedAt: world.now });
    sendPhrase(draft, 'relayed');
  }
  return true;
}

/**
 * Words of violence, self-harm, hunger or disaster reach a person at once, whatever else the message means, and
 * the bot says honestly who reads them. True when there were such words.
 */
export function raiseUrgent(draft: Draft, message: InboundMessage): boolean {
  if (draft.contact.role !== 'beneficiary' || !draft.world.urgent(normalise(message.text))) {
    return false;
  }
  pushWords(draft, message, true);
  sendPhrase(draft, 'urgent_received', { urgent: true });
  return true;
}

function pushWords(draft: Draft, { text, media }: InboundMessage, urgent: boolean): void {
  const heard = draft.effects.find((each) => each.kind === 'heard')?.id ?? draft.event.id;
  draft.effects.push({ kind: 'relay', id: nextId(draft), words: { heard, text, media }, urgent });
}
