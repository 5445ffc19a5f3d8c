import { type Claim, type OpenClaim } from '../../domain/contact/claim.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { namesQuestion } from '../../domain/question-name.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { readYesNo } from '../answers/read-yes-no.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { nameOf } from '../pairs/tell-of-families.ts';
import { sendPhrase } from '../send-phrase.ts';

/** Whoever walks beside a family is asked whether it has a new number; numbers are not shown. */
export function takeClaim(draft: Draft, claim: Claim): void {
  const { contact, world } = draft;
  const others = (contact.claims ?? []).filter(({ id }) => id !== claim.id);
  change(draft, { claims: [...others, { ...claim, at: world.now, shownAt: world.now }] });
  askClaim(draft, claim);
}

/** Shows the question with its two answers. */
export function askClaim(draft: Draft, { id, about }: Claim): void {
  const choices = choicesOf(draft);
  const question = questionOf(id);
  sendPhrase(draft, 'move_ask', { choices, question, about: about.contact }, { who: nameOf(about) });
}

function choicesOf({ contact, world }: Draft): readonly string[] {
  return (['move_yes', 'move_no'] as const).map((key) => world.phrase(contact.language, key));
}

function questionOf(claim: string): string {
  return `move:${claim}`;
}

/** A button under the question, or a word or number while it is what was shown last. False for anything else. */
export function answerClaim(draft: Draft, { tap }: InboundMessage, word: string): boolean {
  const { claims = [] } = draft.contact;
  const claim = tap ? claims.find((each) => isTapped(each, tap.question)) : findShown(draft, claims);
  if (!claim) {
    return false;
  }
  const same = tap ? tap.choice === 0 : verdictOf(draft, word);
  if (same === null) {
    return false;
  }
  change(draft, { claims: claims.filter((each) => each !== claim) });
  draft.effects.push({ kind: 'claim_answered', id: nextId(draft), claim, same });
  sendPhrase(draft, 'move_thanks');
  return true;
}

function isTapped({ id }: OpenClaim, question: string | null): boolean {
  return namesQuestion(question, questionOf(id));
}

/** A yes to a family's words, or a number of another list, must never confirm a number. */
function findShown({ contact }: Draft, claims: readonly OpenClaim[]): OpenClaim | undefined {
  const last = [...claims].sort((one, other) => other.shownAt - one.shownAt)[0];
  const isOpen = contact.session?.waiting.kind === 'question';
  return last && !isOpen && lastShown(contact) < last.shownAt ? last : undefined;
}

/** When they last saw something else that a word or number may answer. */
function lastShown({ listed, receipts = [], threads = [], unaddressed }: Contact): Instant {
  const moments = [...receipts, ...threads].map(({ at }) => at);
  return Math.max(0, listed?.at ?? 0, unaddressed?.at ?? 0, ...moments);
}

function verdictOf(draft: Draft, word: string): boolean | null {
  const place = choicesOf(draft).map(normalise).indexOf(word);
  if (place >= 0 || word === '1' || word === '2') {
    return place === 0 || word === '1';
  }
  return word === '' ? null : readYesNo(word);
}
