import { type Contact } from '../../domain/contact/contact.ts';
import { subjectOf } from '../../domain/task.ts';
import { type TalkSide } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { notifyCoordinators } from '../notify-phrase.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';

/** Whether this side wants no more words carried between a family and its companion. */
export function isTalkEnded({ talkEnded }: Contact, side: TalkSide): boolean {
  return talkEnded?.includes(side) ?? false;
}

/** Notes that this side ended the talk or opened it; the family learns anew where its next words go. */
export function noteTalk(draft: Draft, side: TalkSide, open: boolean): void {
  const others = (draft.contact.talkEnded ?? []).filter((each) => each !== side);
  change(draft, { talkEnded: open ? others : [...others, side], relayedAt: null });
}

/**
 * A family wants no more words carried between it and its companion, or wants them again; a coordinator is told once.
 */
export function changeOwnTalk(draft: Draft, open: boolean): void {
  const { contact } = draft;
  if (contact.companion === null) {
    sendPhrase(draft, 'talk_none');
    return;
  }
  if (isTalkEnded(contact, 'family') === open) {
    noteTalk(draft, 'family', open);
    draft.effects.push({ kind: 'talk', id: nextId(draft), to: null, open });
    if (!open) {
      tellCoordinators(draft, 'talk_told_family');
    }
  }
  sendPhrase(draft, open ? 'talk_opened' : 'talk_ended');
}

/** Tells the coordinators that one side ended the conversation, so that nobody falls silent unseen. */
export function tellCoordinators(draft: Draft, key: 'talk_told_family' | 'talk_told_companion'): void {
  notifyCoordinators(draft, key, { who: nameOf(subjectOf(draft.contact)) });
}
