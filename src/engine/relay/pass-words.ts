import { type InboundMessage } from '../../domain/message.ts';
import { needLasts } from '../../domain/need.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { change, type Draft } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';
import { reportedTask } from '../tasks/report-task.ts';
import { isTalkEnded } from './family-talk.ts';
import { findNeed } from './pass-need.ts';
import { pushWords } from './push-words.ts';
import { tellPassedOn } from './tell-passed-on.ts';
import { isUrgent } from './waiting-words.ts';

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
    const staff = isTalkEnded(contact, 'companion');
    pushWords(draft, message, { urgent: false, staff });
    tellPassedOn(draft, staff ? 'relayed_staff' : 'relayed');
  }
  return true;
}

/**
 * Words of violence, self-harm, hunger or disaster reach a person at once, whatever else the message means, and the bot
 * says honestly who reads them: a family's, and a volunteer's about a family or about itself. True when there were such
 * words.
 */
export function raiseUrgent(draft: Draft, message: InboundMessage): boolean {
  const { contact, world } = draft;
  const isHeard = contact.role === 'beneficiary' || (contact.role === 'volunteer' && !answersNeed(draft));
  if (!isHeard || !world.urgent(normalise(message.text))) {
    return false;
  }
  change(draft, { need: { at: world.now, answer: findNeed(draft)?.answer ?? null } });
  pushWords(draft, withSubject(draft, message), { urgent: true, staff: false });
  sendPhrase(draft, 'urgent_received', { urgent: true });
  return true;
}

/** Who answers a family in need says its words again: "Dipukul lagi, Bu?" */
function answersNeed({ contact, world }: Draft): boolean {
  const { threads = [] } = contact;
  return threads.some((each) => isUrgent(each) && world.now - each.at <= needLasts);
}

/** A report names the family of its task nowhere. */
function withSubject(draft: Draft, message: InboundMessage): InboundMessage {
  const about = reportedTask(draft)?.about;
  return about ? { ...message, text: `${nameOf(about)}: ${message.text}` } : message;
}
