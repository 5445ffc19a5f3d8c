import { type Millis } from '../../domain/time/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';
import { isTalkEnded } from './family-talk.ts';

/** A family that writes several messages is told once that they are passed on. */
const tellAgain: Millis = 12 * 60 * 60 * 1000;

/**
 * A family's free words go to its companion, or to the coordinators where the companion ended the talk; false where
 * there is none. A family that ended the talk is told that its words go to nobody, and how to open it again.
 */
export function passWords(draft: Draft, message: InboundMessage): boolean {
  const { contact } = draft;
  if (contact.role !== 'beneficiary' || contact.companion === null) {
    return false;
  }
  if (message.text.trim() === '' && message.media.length === 0) {
    return false;
  }
  if (isTalkEnded(contact, 'family')) {
    sendPhrase(draft, 'talk_not_passed');
  } else {
    bringWords(draft, message);
  }
  return true;
}

function bringWords(draft: Draft, message: InboundMessage): void {
  const { contact, world } = draft;
  const staff = isTalkEnded(contact, 'companion');
  pushWords(draft, message, { urgent: false, staff });
  const { relayedAt = null } = contact;
  if (relayedAt === null || world.now - relayedAt > tellAgain) {
    change(draft, { relayedAt: world.now });
    sendPhrase(draft, staff ? 'relayed_staff' : 'relayed');
  }
}

/**
 * Words of violence, self-harm, hunger or disaster reach a person at once, whatever else the message means, and the bot
 * says honestly who reads them. True when there were such words.
 */
export function raiseUrgent(draft: Draft, message: InboundMessage): boolean {
  if (draft.contact.role !== 'beneficiary' || !draft.world.urgent(normalise(message.text))) {
    return false;
  }
  pushWords(draft, message, { urgent: true, staff: false });
  sendPhrase(draft, 'urgent_received', { urgent: true });
  return true;
}

function pushWords(
  draft: Draft,
  { text, media }: InboundMessage,
  readers: { readonly urgent: boolean; readonly staff: boolean },
): void {
  const heard = draft.effects.find((each) => each.kind === 'heard')?.id ?? draft.event.id;
  draft.effects.push({ kind: 'relay', id: nextId(draft), words: { heard, text, media }, ...readers });
}
