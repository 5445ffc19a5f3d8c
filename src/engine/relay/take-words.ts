import { nameOf } from '../pairs/tell-of-families.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type TaskSubject } from '../../domain/task.ts';
import { type EventOf } from '../../domain/event.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { type World } from '../world.ts';
import { isOnlyThanks } from './is-only-thanks.ts';
import { remindOfNeed } from './remind-of-need.ts';
import { sendWords, wholeText } from './send-words.ts';
import { hasWords, wordsBefore } from './waiting-words.ts';

/** More families than a volunteer walks beside; the oldest are forgotten first. */
const most = 60;

/** Words of a family reach its volunteer, under its name and without its number; the same words once. */
export function takeWords(draft: Draft, event: EventOf<'words'>): void {
  const { from, words, urgent, atOnce = false } = event;
  const { contact, world } = draft;
  const { threads = [] } = contact;
  const known = threads.find((each) => hasWords(each, words.heard));
  if (known) {
    // Urgent words that somebody else left unanswered come again to whoever had them at once.
    remindOfNeed(draft, known, event);
    return;
  }
  const thread = threadOf(threads, event, world);
  if (!urgent && isEnded(contact, from)) {
    draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread });
    return;
  }
  const key = urgent ? 'urgent_words' : 'words_of_family';
  const text = world.phrase(contact.language, key, {
    name: contact.name,
    who: nameOf(from),
    text: wholeText(draft, words),
  });
  const isAwaited = urgent || (atOnce && !isOnlyThanks(world, words));
  sendWords(draft, text.trim(), { media: words.media, urgent: isAwaited, about: from.contact });
  const others = threads.filter((each) => each.with.contact !== from.contact);
  change(draft, { threads: [...others, thread].slice(-most) });
}

/** The words, behind what the same family wrote before. */
function threadOf(
  threads: readonly Thread[],
  { from, words, urgent }: EventOf<'words'>,
  world: World,
): Thread {
  const { now } = world;
  const before = threads.find((each) => each.with.contact === from.contact);
  const earlier = wordsBefore(before, now);
  const answered = isOnlyThanks(world, words);
  return {
    ...{ with: from, at: now, heard: words.heard, urgent, answered, passedOn: false },
    ...(before?.answeredAt !== undefined && { answeredAt: before.answeredAt }),
    ...(before?.remindedAt !== undefined && { remindedAt: before.remindedAt }),
    ...(earlier.length > 0 && { earlier }),
  };
}

/** What was ended with a family while it was another's does not hold once it is this volunteer's own. */
function isEnded({ endedTalks = [] }: Contact, { contact, companion }: TaskSubject): boolean {
  return endedTalks.some((each) => each.contact === contact && each.companion === companion);
}
