import { change, changeFrame, changeSession, type Draft, getSession, topFrame } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { readScientific } from '../expressions/decimal.ts';
import { writeNumber } from '../expressions/write-number.ts';
import { renderText } from '../render.ts';
import { environmentOf } from '../scope.ts';
import { sendQuestion, sendUnder } from '../steps/ask.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { keywordFlow, startByKeyword } from './keyword.ts';
import { type OpenQuestion } from './open-question.ts';
import { leaveQuestion } from './leave-question.ts';

/** Of each answer that is not understood so much is kept for whoever reads them. */
const longest = 200;

/**
 * An invalid answer: the question is asked again `tries` times, then the flow goes on without an answer. From the
 * second one on a keyword wins.
 */
export function refuseAnswer(
  draft: Draft,
  open: OpenQuestion,
  { word, why }: { readonly word: string; readonly why: PhraseKey },
): void {
  const { waiting, step } = open;
  const unclear = withAnswer(waiting.unclear ?? [], draft);
  if (waiting.tries >= 1 && keywordFlow(draft, word)) {
    startByKeyword(draft, word);
    return;
  }
  if (waiting.tries >= step.invalid.tries) {
    change(draft, { lastAnswer: null });
    dropResult(draft, step.key);
    draft.unclear = unclear;
    leaveQuestion(draft, open, step.invalid.target ?? step.next);
    return;
  }
  changeSession(draft, { waiting: { ...waiting, tries: waiting.tries + 1, unclear } });
  for (const id of askAgain(draft, open, why)) {
    draft.exempt.add(id);
  }
}

function withAnswer(before: readonly string[], { event }: Draft): readonly string[] {
  const text = event.kind === 'message' ? event.message.text.trim().slice(0, longest) : '';
  return text === '' ? before : [...before, text];
}

/** What was answered when it was asked before is no answer to this asking. */
function dropResult(draft: Draft, key: string): void {
  const { results } = topFrame(getSession(draft));
  if (Object.hasOwn(results, key)) {
    changeFrame(draft, { results: Object.fromEntries(Object.entries(results).filter(([id]) => id !== key)) });
  }
}

function askAgain(draft: Draft, open: OpenQuestion, why: PhraseKey): readonly string[] {
  const { say } = open.step.invalid;
  const { question } = open.waiting;
  if (say) {
    return [sendUnder(draft, open, question, { text: renderText(draft, open, say) })];
  }
  const { min, max } = open.step;
  const values = { min: bound(draft, min), max: bound(draft, max) };
  // Under the question's name it is taken back with it when the right answer comes before it is out.
  return [sendPhrase(draft, whyNot(open, why), { question }, values), sendQuestion(draft, open, question)];
}

/** As the person writes numbers; empty where there is none. */
function bound({ contact, world }: Draft, value: number | null): string {
  const number = value === null ? undefined : readScientific(String(value));
  return number
    ? writeNumber(environmentOf(contact, world), number, { places: undefined, grouped: true })
    : '';
}

/** Where only one bound is set, only that one is named. */
function whyNot({ step }: OpenQuestion, why: PhraseKey): PhraseKey {
  if (why !== 'invalid_range') {
    return why;
  }
  return step.min === null ? 'invalid_max' : step.max === null ? 'invalid_min' : why;
}
