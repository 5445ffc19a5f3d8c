import { type TaskSubject } from '../../domain/task.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';
import { forgetTalk } from './forget-talk.ts';
import { waitingWords } from './waiting-words.ts';

/** A volunteer carries on no talk with this family: what still waits for an answer is answered by somebody else. */
export function endTalkWith(draft: Draft, family: TaskSubject): void {
  const { threads = [] } = draft.contact;
  const theirs = threads.filter((each) => each.with.contact === family.contact);
  for (const thread of theirs.flatMap(waitingWords)) {
    draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread });
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
