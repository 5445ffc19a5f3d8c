import { type Millis } from '../../domain/time/clock.ts';
import { type EventOf } from '../../domain/event.ts';
import { needLasts } from '../../domain/need.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendWords, wholeText } from './send-words.ts';

/** Whoever got them only now, from another who left them, is not reminded by the next of these. */
const tooSoon: Millis = 5 * 60 * 1000;

/**
 * Says once to somebody who has urgent words already that nobody has answered them: several who left them unanswered
 * ask the same person, and all that a family writes in these hours is one need.
 */
export function remindOfNeed(draft: Draft, known: Thread, { again, words, from }: EventOf<'words'>): void {
  const { contact, world } = draft;
  const { at, answered, remindedAt = -needLasts } = known;
  if (!again || answered || world.now - at < tooSoon || world.now - remindedAt < needLasts) {
    return;
  }
  const values = { name: contact.name, who: nameOf(from), text: wholeText(draft, words) };
  const text = world.phrase(contact.language, 'urgent_again', values).trim();
  sendWords(draft, text, { media: [], urgent: true, about: from.contact });
  const threads = (contact.threads ?? []).map((each) =>
    each === known ? { ...each, remindedAt: world.now } : each,
  );
  change(draft, { threads });
}
