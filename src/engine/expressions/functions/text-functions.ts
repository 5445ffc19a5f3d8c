import { type Args, type Builtins, builtin } from '../builtin.ts';
import { toBoolean, toNumber, toWhole } from '../convert.ts';
import { type Data } from '../data.ts';
import { wholeDecimal } from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { matchPattern } from '../match-pattern.ts';
import { compareTexts, toText } from '../to-text.ts';
import { lowerCase, titleCase, upperCase } from './letter-case.ts';
import { trimText } from './trim-text.ts';

const LONGEST_REPEAT = 10_000;

const onText = (compute: (text: string) => Data) =>
  builtin(1, 1, (evaluation, [text]) => compute(toText(evaluation, text)));

const trimming = (sides: 'both' | 'left' | 'right') =>
  builtin(1, 2, (evaluation, [text, characters]) =>
    trimText(
      toText(evaluation, text),
      characters === undefined ? undefined : toText(evaluation, characters),
      sides,
    ),
  );

function replaceText(evaluation: Evaluation, [text, search, by, count]: Args<3>): Data {
  return substitute(evaluation, {
    whole: toText(evaluation, text),
    wanted: toText(evaluation, search),
    replacement: toText(evaluation, by),
    limit: count === undefined ? -1 : toWhole(count),
  });
}

interface Substitution {
  readonly whole: string;
  readonly wanted: string;
  readonly replacement: string;
  /** Negative: all. */
  readonly limit: number;
}

function substitute(evaluation: Evaluation, { whole, wanted, replacement, limit }: Substitution): string {
  const pieces = wanted === '' ? ['', ...Array.from(whole), ''] : whole.split(wanted);
  const times = limit < 0 ? pieces.length - 1 : Math.min(limit, pieces.length - 1);
  evaluation.budget.spend(times * replacement.length);
  const tail = pieces.slice(times).join(wanted);
  return [...pieces.slice(0, times), tail].join(replacement);
}

function repeatText(evaluation: Evaluation, [text, count]: Args<2>): Data {
  const [unit, times] = [toText(evaluation, text), toWhole(count)];
  if (times < 0) {
    throw new Failure(`must be called with a positive integer, got ${times}`);
  }
  if (Array.from(unit).length * times > LONGEST_REPEAT) {
    throw new Failure(`cannot build a string longer than ${LONGEST_REPEAT} characters`);
  }
  return unit === '' ? '' : unit.repeat(times);
}

function sliceText(evaluation: Evaluation, [text, start, end]: Args<2>): Data {
  const characters = Array.from(toText(evaluation, text));
  const from = toWhole(start);
  return characters.slice(from, end === undefined ? undefined : toWhole(end)).join('');
}

function characterOf(code: number): string {
  const valid = code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}

function codeOf(text: string): Data {
  const code = text.codePointAt(0);
  if (code === undefined) {
    throw new Failure('requires a string of at least one character');
  }
  return wholeDecimal(code);
}

function matchGroup(evaluation: Evaluation, [text, pattern, group]: Args<2>): Data {
  const [written, source] = [toText(evaluation, text), toText(evaluation, pattern)];
  const wanted = group === undefined ? 0 : toWhole(group);
  const groups = matchPattern(evaluation, written, source);
  if (groups === undefined) {
    throw new Failure('invalid regular expression');
  }
  const found = groups?.[wanted];
  if (found === undefined) {
    throw new Failure('invalid regular expression group');
  }
  return found;
}

/** No language model is asked here, so that no prompt is known. */
function refusePrompt(evaluation: Evaluation, [name]: Args<1>): Data {
  throw new Failure(`unknown LLM prompt ${toText(evaluation, name)}`);
}

/** Functions on texts as rows of characters; all of them count code points. */
export const textFunctions: Builtins = {
  text: onText((text) => text),
  boolean: builtin(1, 1, (_evaluation, [value]) => toBoolean(value)),
  number: builtin(1, 1, (_evaluation, [value]) => toNumber(value)),
  char: builtin(1, 1, (_evaluation, [code]) => characterOf(toWhole(code))),
  code: onText(codeOf),
  upper: onText(upperCase),
  lower: onText(lowerCase),
  title: onText(titleCase),
  trim: trimming('both'),
  trim_left: trimming('left'),
  trim_right: trimming('right'),
  clean: onText((text) => text.replace(/\p{C}/gu, '')),
  text_length: onText((text) => wholeDecimal(Array.from(text).length)),
  text_slice: builtin(2, 4, sliceText),
  text_compare: builtin(2, 2, (evaluation, [left, right]) =>
    wholeDecimal(compareTexts(toText(evaluation, left), toText(evaluation, right))),
  ),
  repeat: builtin(2, 2, repeatText),
  replace: builtin(3, 4, replaceText),
  regex_match: builtin(2, 3, matchGroup),
  prompt: builtin(1, 10, refusePrompt),
};
