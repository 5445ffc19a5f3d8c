import { vocabulary } from '../../../engine/answers/words/vocabulary.ts';
import { type Template } from '../../../engine/expressions/template.ts';
import { type AskStep, type ChoiceOption, type Text } from '../../../engine/program.ts';
import { type Exporting } from './exporting.ts';
import { type WrittenCase } from './write-node.ts';

/** How a router tells the answers of a question apart. */
export interface AnswerTests {
  readonly operand: string;
  readonly cases: readonly WrittenCase[];
  readonly hint?: string;
}

/** The category of what is none of the answers. */
export const other = 'Other';
/** The category of an answer that is not one of several. */
export const answered = 'Answer';

const mostCases = 100;
const firstFile = '@(default(input.attachments[0], ""))';

/** The tests that take what a question takes; `name` is the node that asks. */
export function answerTests(exporting: Exporting, step: AskStep, name: string): AnswerTests {
  const { answer, min, max } = step;
  const spoken = (cases: readonly WrittenCase[]): AnswerTests => ({ operand: '@input.text', cases });
  switch (answer) {
    case 'choice':
      return spoken(choiceTests(exporting, step, name));
    case 'yes_no':
      return spoken(yesNoTests());
    case 'number':
      return spoken([one(...numberTest(min, max))]);
    case 'integer':
      return spoken([
        { type: 'has_pattern', words: ['\\d[.,]\\d'], category: other },
        one(...numberTest(min, max)),
      ]);
    case 'date':
    case 'time':
    case 'phone':
      return spoken([one(`has_${answer}`)]);
    case 'location':
      return file('location', 'geo');
    case 'image':
      return file('image', 'image');
    case 'voice':
      return file('audio', 'audio');
    case 'file':
      return { operand: firstFile, cases: [one('has_text')] };
    case 'text':
    case 'any':
      return spoken([]);
  }
}

function numberTest(min: number | null, max: number | null): readonly [string, ...(readonly string[])] {
  if (min !== null && max !== null) {
    return ['has_number_between', String(min), String(max)];
  }
  if (min !== null) {
    return ['has_number_gte', String(min)];
  }
  return max === null ? ['has_number'] : ['has_number_lte', String(max)];
}

const one = (type: string, ...words: readonly string[]): WrittenCase => ({ type, words, category: answered });

const file = (hint: string, start: string): AnswerTests => ({
  operand: firstFile,
  cases: [one('has_beginning', start)],
  hint,
});

const anyOf = (words: Iterable<string>, category: string): WrittenCase => ({
  type: 'has_any_word',
  words: [[...words].join(' ')],
  category,
});

function yesNoTests(): readonly WrittenCase[] {
  const { yes, perhapsYes, no, negations, excused } = vocabulary;
  return [
    anyOf(excused, other),
    anyOf([...no, ...negations], 'false'),
    anyOf([...yes, ...perhapsYes], 'true'),
  ];
}

/** Exact names first; then, unless there is a no or a doubt in the answer, labels that stand inside of it. */
function choiceTests(exporting: Exporting, step: AskStep, name: string): readonly WrittenCase[] {
  const { choices } = step;
  const isNumbered = choices.some(({ label }) => /^\d/u.test(label.source.source));
  const named = (option: ChoiceOption, type: string, label: Text): WrittenCase => {
    const id = exporting.idOf(`${name} ${type} ${option.value}`);
    const words = exporting.localise(step, { id, property: 'arguments' }, [label]);
    return { type, words, category: String(option.value), id };
  };
  const exact = choices.flatMap((option, place) => [
    ...(isNumbered ? [] : [phrase(String(place + 1), option)]),
    named(option, 'has_only_phrase', option.label),
    ...option.accept.map((word) => phrase(word, option)),
  ]);
  const guard = anyOf([...vocabulary.negations, ...vocabulary.doubts], other);
  const inside = choices.map((option) => named(option, 'has_phrase', withoutPictures(option.label)));
  return [...exact.slice(0, mostCases - inside.length - 1), guard, ...inside];
}

/** A label as people say it; one that is a picture only stays. */
function withoutPictures({ source, translations, ...label }: Text): Text {
  const bare = ({ source: text }: Template): Template => {
    const spoken = text.replaceAll(/\p{Extended_Pictographic}\uFE0F?/gu, '').trim();
    return { source: spoken === '' ? text : spoken, parts: [] };
  };
  const others = Object.entries(translations).map(([language, text]) => [language, bare(text)]);
  return { ...label, source: bare(source), translations: Object.fromEntries(others) as Text['translations'] };
}

const phrase = (word: string, option: ChoiceOption): WrittenCase => ({
  type: 'has_only_phrase',
  words: [word],
  category: String(option.value),
});
