import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type AnswerType } from '../../../src/engine/program.ts';
import { type Option } from '../../../src/engine/answers/exact-choice.ts';
import { readAnswer, type Question } from '../../../src/engine/answers/read-answer.ts';

type Readings = Readonly<Record<string, unknown>>;

interface Table {
  readonly certain: Readings;
  readonly uncertain: Readings;
}

interface ChoiceTable {
  readonly questions: Readonly<
    Record<
      string,
      readonly { readonly value: string; readonly label: string; readonly accept?: readonly string[] }[]
    >
  >;
  readonly certain: Readonly<Record<string, Readings>>;
  readonly uncertain: Readonly<Record<string, Readings>>;
}

/** Sunday evening in Banyuwangi. */
const about = { now: Date.parse('2025-05-04T12:30:45Z'), timezone: 'Asia/Jakarta' };

function load(name: string): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8'));
}

function ask(answer: AnswerType, options: readonly Option[] = []): Question {
  return { answer, options, min: null, max: null };
}

function read(question: Question, text: string): unknown {
  const reading = readAnswer(question, { text, media: [], choice: null }, about);
  return reading.kind === 'answer' ? reading.value : null;
}

/** Whatever is read otherwise, at a glance. */
function differences(question: Question, readings: Readings): readonly string[] {
  return Object.entries(readings).flatMap(([text, wanted]) => {
    const found = read(question, text);
    return found === wanted ? [] : [`"${text}": ${String(wanted)}, but ${String(found)} was read`];
  });
}

const tables: readonly (readonly [string, AnswerType])[] = [
  ['numbers', 'number'],
  ['yes-no', 'yes_no'],
  ['dates', 'date'],
  ['times', 'time'],
  ['phones', 'phone'],
];

const choices = load('choices') as ChoiceTable;

describe('answers as people write them', () => {
  it.each(tables)('are read as a neighbour would: %s', (name, type) => {
    const { certain, uncertain } = load(name) as Table;
    expect(differences(ask(type), { ...certain, ...uncertain })).toEqual([]);
  });

  it.each(Object.keys(choices.questions))('are read as a neighbour would: a choice of %s', (name) => {
    const options = (choices.questions[name] ?? []).map(({ value, label, accept = [] }) => ({
      value,
      labels: [label],
      accept,
    }));
    const readings = { ...choices.certain[name], ...choices.uncertain[name] };
    expect(differences(ask('choice', options), readings)).toEqual([]);
  });

  it('are six hundred and more', () => {
    const plain = tables.map(([name]) => load(name) as Table);
    const count = [
      ...plain.flatMap(({ certain, uncertain }) => [certain, uncertain]),
      ...Object.values(choices.certain),
      ...Object.values(choices.uncertain),
    ].reduce((sum, readings) => sum + Object.keys(readings).length, 0);
    expect(count).toBeGreaterThanOrEqual(600);
  });
});
