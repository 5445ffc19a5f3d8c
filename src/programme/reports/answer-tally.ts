import { type Instant } from '../../domain/time/clock.ts';
import { type Value } from '../../domain/value.ts';
import { type AskedQuestion } from './questions-of.ts';
import { type Round } from './read-rounds.ts';

/** How a question was answered by all together. */
export type AnswerTally = {
  readonly question: AskedQuestion;
  /** How many answered it. */
  readonly count: number;
} & (
  | {
      readonly kind: 'choices';
      readonly chosen: readonly { readonly value: Value; readonly count: number }[];
    }
  | { readonly kind: 'numbers'; readonly mean: number; readonly least: number; readonly most: number }
  | { readonly kind: 'words'; readonly latest: readonly SaidWords[] }
);

/** What somebody wrote. */
export interface SaidWords {
  readonly contact: string | null;
  readonly words: string;
  readonly at: Instant;
}

const shown = 5;

/** Adds up what was answered to a question; rounds come with the newest first. */
export function tallyAnswers(question: AskedQuestion, rounds: readonly Round[]): AnswerTally {
  const given = rounds.flatMap(({ contact, answers }) => {
    const answer = answers.get(question.id);
    return answer === undefined ? [] : [{ ...answer, contact }];
  });
  const values = given.map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  const about = { question, count: given.length };
  if (question.answer === 'choice' || question.answer === 'yes_no') {
    return { ...about, kind: 'choices', chosen: countChosen(question, values) };
  }
  if ((question.answer === 'number' || question.answer === 'integer') && numbers.length > 0) {
    const sum = numbers.reduce((all, each) => all + each, 0);
    const [least, most] = [numbers.reduce(lower), numbers.reduce(higher)];
    return { ...about, kind: 'numbers', mean: sum / numbers.length, least, most };
  }
  const latest = given.slice(0, shown).map(({ contact, value, text, at }) => ({
    contact,
    words: text === '' ? wordsOf(value) : text,
    at,
  }));
  return { ...about, kind: 'words', latest };
}

const lower = (one: number, other: number): number => Math.min(one, other);
const higher = (one: number, other: number): number => Math.max(one, other);

/** The choices of today in their order, also those that nobody took; then what earlier versions of the flow had. */
function countChosen({ answer, choices }: AskedQuestion, values: readonly Value[]) {
  const today = answer === 'yes_no' ? [true, false] : choices.map(({ value }) => value);
  const counts = new Map<Value, number>(today.map((value) => [value, 0]));
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** A value without words of its own, as it is told to people. */
export function wordsOf(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
