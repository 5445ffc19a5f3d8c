import { nameOf } from '../pairs/tell-of-families.ts';
import { type Event } from '../../domain/event.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId, send } from '../draft.ts';

/** More families than a volunteer walks beside; the oldest are forgotten first. */
const most = 60;

/** Words of a family reach its volunteer, under its name and without its number; the same words once. */
export function takeWords(draft: Draft, event: Extract<Event, { readonly kind: 'words' }>): void {
  const { from, words, urgent } = event;
  const { contact, world } = draft;
  if (contact.threads?.some(({ heard }) => heard === words.heard)) {
    // Urgent words that the companion left unanswered come again to whoever had them at once.
    return;
  }
  if (contact.consent.status === 'opted_out' && !urgent) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
  } else {
    const key = urgent ? 'urgent_words' : 'words_of_family';
    const text = world.phrase(contact.language, key, {
      name: contact.name,
      who: nameOf(from),
      text: words.text,
    });
    send(draft, text.trim(), { media: words.media, urgent, about: from.contact });
  }
  const thread: Thread = {
    with: from,
    at: world.now,
    heard: words.heard,
    urgent,
    answered: false,
    passedOn: false,
  };
  const others = (contact.threads ?? []).filter((each) => each.with.contact !== from.contact);
  change(draft, { threads: [...others, thread].slice(-most) });
}

type CompanionWords = Extract<Event, { readonly kind: 'companion_words' }>;

/** Words of the companion, or of who answers in its place, reach the family under a name and what they are to it. */
export function takeCompanionWords(draft: Draft, event: CompanionWords): void {
  const { from, words } = event;
  const { contact, world } = draft;
  if (contact.consent.status === 'opted_out') {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
    return;
  }
  const values = { name: contact.name, who: from, text: words.text };
  const text = world.phrase(contact.language, phraseOf(draft, event), values).trim();
  send(draft, text, { media: words.media, origin: words.heard });
}

function phraseOf({ contact }: Draft, { by }: CompanionWords) {
  if (by === undefined || by.contact === contact.companion) {
    return 'words_of_companion';
  }
  return by.role === 'coordinator' ? 'words_of_staff' : 'words_of_stand_in';
}
