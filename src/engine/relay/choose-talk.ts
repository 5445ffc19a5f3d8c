import { type Millis } from '../../domain/time/clock.ts';
import { type TaskSubject } from '../../domain/task.ts';
import { type TalkChoice } from '../../domain/thread.ts';
import { change, type Draft, send } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../phrase.ts';
import { endTalkWith, openTalkWith } from './volunteer-talk.ts';
import { changeOwnTalk } from './family-talk.ts';

/** So long a number still means the list of families that was shown. */
const listLasts: Millis = 60 * 60 * 1000;
const most = 8;

/**
 * Somebody wants no more words carried between a family and its companion, or wants them again. A volunteer who talks
 * with several families is asked which is meant.
 */
export function chooseTalk(draft: Draft, open: boolean): void {
  const { contact } = draft;
  if (contact.role === 'beneficiary') {
    changeOwnTalk(draft, open);
    return;
  }
  const { threads = [], endedTalks = [] } = contact;
  const families = (open ? endedTalks : threads.map((each) => each.with)).slice(-most).reverse();
  const [only, ...others] = families;
  if (!only) {
    sendPhrase(draft, 'talk_none');
  } else if (others.length === 0) {
    (open ? openTalkWith : endTalkWith)(draft, only);
  } else {
    askWhich(draft, { at: draft.world.now, open, families });
  }
}

/** A number of the list that was just shown; whatever else is written means what it would have meant: false. */
export function takeTalkChoice(draft: Draft, word: string): boolean {
  const { talkChoice } = draft.contact;
  if (!talkChoice) {
    return false;
  }
  change(draft, { talkChoice: null });
  const family = /^\d$/u.test(word) ? talkChoice.families[Number(word) - 1] : undefined;
  if (!family || draft.world.now - talkChoice.at > listLasts) {
    return false;
  }
  (talkChoice.open ? openTalkWith : endTalkWith)(draft, family);
  return true;
}

function askWhich(draft: Draft, choice: TalkChoice): void {
  const { contact, world } = draft;
  const { name, language } = contact;
  change(draft, { talkChoice: choice });
  const head = world.phrase(language, choice.open ? 'talk_open_whom' : 'talk_end_whom', { name });
  const line = (family: TaskSubject, index: number): string =>
    world.phrase(language, 'reply_line', { name, number: String(index + 1), who: nameOf(family) });
  send(draft, [head, ...choice.families.map(line)].map((each) => each.trim()).join('\n'));
}
