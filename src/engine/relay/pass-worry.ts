import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type Draft } from '../draft.ts';
import { isTalkEnded } from './family-talk.ts';
import { hasPassedOn } from './pass-need.ts';
import { pushWords } from './push-words.ts';
import { tellPassedOn } from './tell-passed-on.ts';

/**
 * "My child is ill" is no answer to a question of numbers, and yet somebody should know: a family's words of worry that
 * answer nothing are brought to the companion, to the coordinators where nobody walks beside the family.
 */
export function passWorry(draft: Draft, message: InboundMessage): void {
  const { contact, world } = draft;
  const isHeard = contact.role === 'beneficiary' && message.tap === null && !isTalkEnded(contact, 'family');
  if (!isHeard || hasPassedOn(draft) || !world.worry(normalise(message.text))) {
    return;
  }
  const staff = contact.companion === null || isTalkEnded(contact, 'companion');
  pushWords(draft, message, { urgent: false, staff });
  if (contact.companion !== null) {
    tellPassedOn(draft, staff ? 'relayed_staff' : 'relayed');
  }
}
