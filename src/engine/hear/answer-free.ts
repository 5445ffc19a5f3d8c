import { waitsForMove } from '../moves/hear-move.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { answerFamily } from '../relay/answer-family.ts';
import { hasPassedOn, passNeed } from '../relay/pass-need.ts';
import { passWords } from '../relay/pass-words.ts';
import { isMoreOfAlbum } from './album.ts';
import { isDoubleTap } from './is-double-tap.ts';
import { startByAnything } from './keyword.ts';

/**
 * Words outside of every question are for a person: a family's go to its companion, a volunteer's to the family
 * that wrote. What is for nobody in particular, such as LEWATI where nothing is asked, an imported flow may take, else
 * a short text says so; during a pause of a flow they are only kept.
 */
export function answerFree(draft: Draft, message: InboundMessage, word: string): void {
  if (draft.contact.role === 'beneficiary' && isInNeed(draft, message)) {
    return;
  }
  if (isPausing(draft) || (message.tap && isDoubleTap(draft, message.tap))) {
    return;
  }
  if (message.tap) {
    sendPhrase(draft, 'stale_choice');
  } else if (!waitsForMove(draft) && !answerFamily(draft, message, word) && !isInNeed(draft, message)) {
    takeWords(draft, message, word);
  }
}

/** A volunteer who told of need may have other families to answer meanwhile. */
function isInNeed(draft: Draft, message: InboundMessage): boolean {
  return hasPassedOn(draft) || passNeed(draft, message);
}

function isPausing({ contact }: Draft): boolean {
  const { session } = contact;
  return session !== null && session.waiting.kind !== 'question';
}

function takeWords(draft: Draft, message: InboundMessage, word: string): void {
  const isSkip = isOnlySkip(draft, message, word);
  if ((isSkip || !passWords(draft, message)) && !isMoreOfAlbum(draft, message) && !startByAnything(draft)) {
    sendPhrase(draft, isSkip ? 'nothing_to_repeat' : howFor(draft));
  }
}

function isOnlySkip({ contact, world }: Draft, { media }: InboundMessage, word: string): boolean {
  return contact.role === 'beneficiary' && media.length === 0 && world.command(word) === 'skip';
}

function howFor({ contact }: Draft): PhraseKey {
  return contact.role === 'volunteer' ? 'report_how' : 'not_understood';
}
