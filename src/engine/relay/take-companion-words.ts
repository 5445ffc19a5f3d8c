import { type EventOf } from '../../domain/event.ts';
import { needLasts } from '../../domain/need.ts';
import { subjectOf } from '../../domain/task.ts';
import { isSilenced } from '../consent/after-stop.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { notifyAtOnce } from '../notify-phrase.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { isTalkEnded } from './family-talk.ts';
import { findNeed } from './pass-need.ts';
import { sendWords, wholeText } from './send-words.ts';

type CompanionWords = EventOf<'companion_words'>;

/** Words of the companion, or of who answers in its place, reach the family under a name and what they are to it. */
export function takeCompanionWords(draft: Draft, event: CompanionWords): void {
  const { from, words } = event;
  const { contact, world } = draft;
  const reason = unwantedFor(draft, event);
  if (reason !== null) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason, until: null });
    tellNotBrought(draft, event, reason);
    return;
  }
  const values = { name: contact.name, who: from, text: wholeText(draft, words) };
  const text = world.phrase(contact.language, phraseOf(draft, event), values).trim();
  const urgent = event.urgent === true && world.now - (contact.lastHeardAt ?? 0) <= needLasts;
  sendWords(draft, text, { media: words.media, origin: words.heard, urgent });
  noteAnswer(draft, event);
}

/** Whoever answers a need gets what the family writes next about it. */
function noteAnswer(draft: Draft, { by, urgent = false }: CompanionWords): void {
  const who = by?.contact ?? draft.contact.companion;
  if (urgent && who !== null && findNeed(draft)) {
    const at = draft.world.now;
    change(draft, { need: { at, answer: { by: who, at } } });
  }
}

function phraseOf({ contact }: Draft, { by }: CompanionWords) {
  if (by === undefined || by.contact === contact.companion) {
    return 'words_of_companion';
  }
  return by.role === 'coordinator' ? 'words_of_staff' : 'words_of_stand_in';
}

/**
 * Words of a volunteer that crossed the family's wish to have no more of them, and all words after STOP; answers to
 * urgent words are wanted, after STOP where these came behind it.
 */
function unwantedFor({ contact }: Draft, { by, urgent = false }: CompanionWords) {
  if (contact.consent.status === 'opted_out' && (!urgent || isSilenced(contact))) {
    return 'stopped';
  }
  const isOver = isTalkEnded(contact, 'family') && !urgent && by?.role !== 'coordinator';
  return isOver ? 'talk_ended' : null;
}

/** Whoever wrote was told in this moment that the words are sent, and must not believe it until the morning. */
function tellNotBrought(draft: Draft, { by }: CompanionWords, reason: 'stopped' | 'talk_ended'): void {
  const key = reason === 'stopped' ? 'talk_not_brought_stopped' : 'talk_not_brought';
  const to = by === undefined ? 'companion' : { contact: by.contact };
  notifyAtOnce(draft, to, key, { who: nameOf(subjectOf(draft.contact)) });
}
