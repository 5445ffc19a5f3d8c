import { type TaskSubject } from '../../domain/task.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../phrase.ts';
import { forgetTalk } from './forget-talk.ts';

/** A volunteer carries on no talk with this family: what still waits for an answer is answered by somebody else. */
export function endTalkWith(draft: Draft, family: TaskSubject): void {
  const { threads = [] } = draft.contact;
  const waiting = threads.find(
    (each) => each.with.contact === family.contact && !each.answered && !each.passedOn,
  );
  if (waiting) {
    draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread: waiting });
  }
  forgetTalk(draft, family.contact);
  change(draft, { endedTalks: [...(draft.contact.endedTalks ?? []), family] });
  tellFamily(draft, family, false);
  sendPhrase(draft, 'talk_ended_with', { about: family.contact }, { who: nameOf(family) });
}

/** A volunteer takes words of this family again. */
export function openTalkWith(draft: Draft, family: TaskSubject): void {
  forgetTalk(draft, family.contact);
  tellFamily(draft, family, true);
  sendPhrase(draft, 'talk_opened_with', { about: family.contact }, { who: nameOf(family) });
}

function tellFamily(draft: Draft, family: TaskSubject, open: boolean): void {
  draft.effects.push({ kind: 'talk', id: nextId(draft), to: family.contact, open });
}
