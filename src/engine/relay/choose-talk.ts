import { type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type TaskSubject } from '../../domain/task.ts';
import { type TalkChoice } from '../../domain/thread.ts';
import { change, type Draft, send } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';
import { asksForOthers, familyPage, linesOf } from './family-page.ts';
import { endTalkWith, openTalkWith } from './volunteer-talk.ts';
import { changeOwnTalk } from './family-talk.ts';

/** So long a number still means the list of families that was shown. */
const listLasts: Millis = 60 * 60 * 1000;

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
  const [only, ...others] = familiesOf(contact, open);
  if (!only) {
    sendPhrase(draft, 'talk_none');
  } else if (others.length === 0) {
    (open ? openTalkWith : endTalkWith)(draft, only);
  } else {
    askWhich(draft, { at: draft.world.now, open }, 0);
  }
}

/** A number of the list that was just shown; whatever else is written means what it would have meant: false. */
export function takeTalkChoice(draft: Draft, word: string): boolean {
  const { talkChoice } = draft.contact;
  if (!talkChoice) {
    return false;
  }
  change(draft, { talkChoice: null });
  const { at, open, families, from } = talkChoice;
  if (draft.world.now - at > listLasts) {
    return false;
  }
  const { next } = familyPage(familiesOf(draft.contact, open), from);
  if (next !== null && asksForOthers(word, families)) {
    askWhich(draft, { at, open }, next);
    return true;
  }
  const family = /^\d$/u.test(word) ? families[Number(word) - 1] : undefined;
  if (!family) {
    return false;
  }
  (open ? openTalkWith : endTalkWith)(draft, family);
  return true;
}

/** With whom a talk can end or open again, the latest last. */
function familiesOf({ threads = [], endedTalks = [] }: Contact, open: boolean): readonly TaskSubject[] {
  return open ? endedTalks : threads.map((each) => each.with);
}

function askWhich(draft: Draft, choice: Pick<TalkChoice, 'at' | 'open'>, start: number): void {
  const { contact, world } = draft;
  const { name, language } = contact;
  const page = familyPage(familiesOf(contact, choice.open), start);
  change(draft, { talkChoice: { ...choice, families: page.shown, from: page.from } });
  const head = world.phrase(language, choice.open ? 'talk_open_whom' : 'talk_end_whom', { name });
  const lines = linesOf(draft, { ...page, shown: page.shown.map(nameOf) });
  send(draft, [head, ...lines].map((each) => each.trim()).join('\n'));
}
