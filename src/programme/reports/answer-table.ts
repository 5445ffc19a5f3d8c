import { type Value } from '../../domain/value.ts';
import { wordsOf } from './answer-tally.ts';
import { type AskedQuestion } from './questions-of.ts';
import { type Round } from './read-rounds.ts';

/** The answers of a flow as a table: a line for each talk, a column for each question. */
export interface AnswerTable {
  readonly questions: readonly AskedQuestion[];
  readonly lines: readonly {
    readonly round: Round;
    /** One for each question; null: not answered. */
    readonly answers: readonly (string | number | null)[];
  }[];
}

/** How yes and no are written. */
export interface YesNoWords {
  readonly yes: string;
  readonly no: string;
}

/**
 * Puts the answers under their questions, those of today in their order, then what earlier versions of the flow asked.
 * A choice is told by its label, a number stays one, a text is what was written.
 */
export function tableOf(
  asked: readonly AskedQuestion[],
  rounds: readonly Round[],
  words: YesNoWords,
): AnswerTable {
  const known = new Set(asked.map(({ id }) => id));
  const earlier = new Set(
    rounds.flatMap(({ answers }) => [...answers.keys()]).filter((id) => !known.has(id)),
  );
  const former = [...earlier].map((id): AskedQuestion => ({ id, text: id, answer: 'any', choices: [] }));
  const questions = [...asked, ...former];
  const lines = rounds.map((round) => ({
    round,
    answers: questions.map((question) => {
      const answer = round.answers.get(question.id);
      return answer === undefined ? null : tellAnswer(question, answer.value, words);
    }),
  }));
  return { questions, lines };
}

/** An answer in words, or as the number that it is. */
export function tellAnswer(
  { choices }: AskedQuestion,
  value: Value,
  { yes, no }: YesNoWords,
): string | number | null {
  const chosen = choices.find((each) => each.value === value);
  if (chosen !== undefined) {
    return chosen.label;
  }
  if (typeof value === 'boolean') {
    return value ? yes : no;
  }
  return typeof value === 'number' || value === null ? value : wordsOf(value);
}
