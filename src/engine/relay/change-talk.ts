import { type EventOf } from '../../domain/event.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';
import { letWait, waitingWords } from './waiting-words.ts';
import { isTalkEnded, noteTalk, tellCoordinators } from './family-talk.ts';

type TalkEvent = EventOf<'talk'>;

/** The other side ended the talk or opened it again. */
export function changeTalk(draft: Draft, event: TalkEvent): void {
  if (draft.contact.role === 'beneficiary') {
    companionTalks(draft, event);
  } else {
    familyTalks(draft, event);
  }
}

/** Who only stands in ends nothing for the companion; words that come to them are passed on where they lie. */
function companionTalks(draft: Draft, { from, open }: TalkEvent): void {
  const { contact } = draft;
  if (contact.companion !== from.contact || isTalkEnded(contact, 'companion') !== open) {
    return;
  }
  noteTalk(draft, 'companion', open);
  if (!open) {
    tellCoordinators(draft, 'talk_told_companion');
  }
  if (!isTalkEnded(contact, 'family')) {
    const key = open ? 'talk_opened_by_companion' : 'talk_ended_by_companion';
    sendPhrase(draft, key, {}, { who: from.name });
  }
}

/** Urgent words stay to be answered. */
function familyTalks(draft: Draft, { from, open }: TalkEvent): void {
  const { contact } = draft;
  const { threads = [], unaddressed = null } = contact;
  if (!open) {
    const isOver = (family: string): boolean => family === from.contact;
    change(draft, {
      threads: threads.flatMap((each) => (isOver(each.with.contact) ? onlyUrgent(each) : each)),
      unaddressed: unaddressed?.families.some(isOver) ? null : unaddressed,
    });
  }
  const key = open ? 'talk_opened_by_family' : 'talk_ended_by_family';
  sendPhrase(draft, key, { about: from.contact }, { who: nameOf(from) });
}

function onlyUrgent(thread: Thread): readonly Thread[] {
  const { urgent, answered } = thread;
  const isNeeded = (urgent && !answered) || waitingWords(thread).some((each) => each.urgent);
  return isNeeded ? [letWait(thread, (words) => words.urgent)] : [];
}
