import { type Args, type Builtins, builtin } from '../builtin.ts';
import { toWhole } from '../convert.ts';
import { type Data, createArray } from '../data.ts';
import { wholeDecimal } from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { toText } from '../to-text.ts';
import { findWords, splitWords } from './split-words.ts';
import { trimSpace } from '../trim-space.ts';

const wordsOf = (evaluation: Evaluation, text: Data, delimiters: Data | undefined): readonly string[] =>
  splitWords(toText(evaluation, text), delimiters === undefined ? '' : toText(evaluation, delimiters));

function wordAt(evaluation: Evaluation, [text, index, delimiters]: Args<2>): Data {
  const at = toWhole(index);
  const words = wordsOf(evaluation, text, delimiters);
  const word = words.at(at);
  if (word === undefined) {
    throw new Failure(`index ${at} is out of range for the number of words ${words.length}`);
  }
  return word;
}

function sliceWords(evaluation: Evaluation, [text, start, end, delimiters]: Args<2>): Data {
  const from = toWhole(start);
  const until = end === undefined ? -1 : toWhole(end);
  if (from < 0) {
    throw new Failure('must start with a positive index');
  }
  if (until >= 0 && until <= from) {
    throw new Failure('must have a end which is greater than the start');
  }
  const words = wordsOf(evaluation, text, delimiters);
  return words.slice(from, until < 0 ? undefined : until).join(' ');
}

function fieldAt(evaluation: Evaluation, [text, index, delimiter]: Args<3>): Data {
  const [whole, at, between] = [toText(evaluation, text), toWhole(index), toText(evaluation, delimiter)];
  if (at < 0) {
    throw new Failure('cannot use a negative index');
  }
  const fields =
    between === ' '
      ? trimSpace(whole).split(/\p{White_Space}+/u)
      : between === ''
        ? Array.from(whole)
        : whole.split(between);
  return trimSpace(fields[at] ?? '');
}

function withoutFirstWord(text: string): string {
  const [first, second] = findWords(text);
  if (first === undefined || second === undefined) {
    return '';
  }
  return text.slice(second.end - second.word.length);
}

/** Reads digits and letters apart for a voice: by threes, fours or one by one. */
function readCharacters(text: string): string {
  const characters = Array.from(text.trim().replace(/^\+/, ''));
  const size = groupSize(characters.length);
  const groups: string[] = [];
  for (let at = 0; at < characters.length; at += size) {
    groups.push(characters.slice(at, at + size).join(' '));
  }
  return groups.join(' , ');
}

function groupSize(length: number): number {
  if (length % 3 === 0) {
    return 3;
  }
  return length % 4 === 0 ? 4 : 1;
}

/** Functions on texts as rows of words. */
export const wordFunctions: Builtins = {
  split: builtin(1, 2, (evaluation, [text, delimiters]) =>
    createArray(wordsOf(evaluation, text, delimiters)),
  ),
  word: builtin(2, 3, wordAt),
  word_count: builtin(1, 2, (evaluation, [text, delimiters]) =>
    wholeDecimal(wordsOf(evaluation, text, delimiters).length),
  ),
  word_slice: builtin(2, 4, sliceWords),
  remove_first_word: builtin(1, 1, (evaluation, [text]) => withoutFirstWord(toText(evaluation, text))),
  field: builtin(3, 3, fieldAt),
  read_chars: builtin(1, 1, (evaluation, [text]) => readCharacters(toText(evaluation, text))),
};
