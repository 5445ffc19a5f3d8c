import { type Value } from '../../domain/value.ts';
import { type AnswerType, type Program, type Text } from '../../engine/program.ts';

/** A question of a flow, as reports name it: in the words of its file, `…` where each person read something else. */
export interface AskedQuestion {
  readonly id: string;
  readonly text: string;
  readonly answer: AnswerType;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
}

/** The questions of a flow whose answers are kept, in the order of its file. */
export function questionsOf({ steps }: Pick<Program, 'steps'>): readonly AskedQuestion[] {
  return steps.flatMap((step): readonly AskedQuestion[] => {
    if (step.verb !== 'ask') {
      return [];
    }
    const choices = step.choices.map(({ value, label }) => ({ value, label: wordsOf(label) }));
    return [{ id: step.key, text: wordsOf(step.say), answer: step.answer, choices }];
  });
}

/** What stands in the place of an expression differs from person to person. */
const wordsOf = ({ source }: Text): string =>
  source.parts
    .map((part) => (part.kind === 'text' ? part.text : '…'))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
