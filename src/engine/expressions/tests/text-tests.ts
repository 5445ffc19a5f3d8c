import { type Args, type Builtins, builtin } from '../builtin.ts';
import { type Data, createObject } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { lowerCase } from '../functions/letter-case.ts';
import { splitWords } from '../functions/split-words.ts';
import { trimText } from '../functions/trim-text.ts';
import { createMemory, type Memory } from '../memory.ts';
import { matchPattern } from '../match-pattern.ts';
import { toText } from '../to-text.ts';
import { type Collation, collate } from './collate.ts';
import { findPhone } from './find-phone.ts';
import { holds, holdsIfFound, holdsNot } from './test-result.ts';

/** It may only begin where its first part begins, or a long text would be searched again from every letter. */
const EMAIL =
  /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

interface Words {
  readonly words: readonly string[];
  /** The same words as they are compared. */
  readonly folded: readonly string[];
}

/** What flows look for stays the same, whoever answers. */
const wantedWords: { readonly [each in Collation]: Memory<Words> } = {
  default: createMemory(1000),
  confusables: createMemory(1000),
  arabic_variants: createMemory(1000),
};

function wordsOf(text: string, collation: Collation): Words {
  const words = splitWords(text, '');
  return { words, folded: words.map((word) => collate(collation, word)) };
}

const findWanted = (text: string, collation: Collation): Words =>
  wantedWords[collation](text, () => wordsOf(text, collation));

/** A test that compares the words of two texts; it answers the words that match, or undefined. */
const onWords = (find: (text: Words, wanted: Words) => readonly string[] | undefined) =>
  builtin(2, 2, (evaluation, [text, wanted]) => {
    const { collation } = evaluation.environment;
    const found = find(
      wordsOf(toText(evaluation, text), collation),
      findWanted(toText(evaluation, wanted), collation),
    );
    return holdsIfFound(found?.join(' '));
  });

/** A test of a text against another; it answers what matches, or undefined. */
const onTexts = (find: (text: string, wanted: string) => Data | undefined) =>
  builtin(2, 2, (evaluation, [text, wanted]) =>
    holdsIfFound(find(toText(evaluation, text), toText(evaluation, wanted))),
  );

const onText = (find: (text: string) => Data | undefined) =>
  builtin(1, 1, (evaluation, [text]) => holdsIfFound(find(toText(evaluation, text))));

const trim = (text: string): string => trimText(text, undefined, 'both');

function wordsAmong(text: Words, wanted: Words): readonly string[] {
  const among = new Set(wanted.folded);
  return text.words.filter((_word, index) => among.has(text.folded[index] ?? ''));
}

function findAny(text: Words, wanted: Words): readonly string[] | undefined {
  const found = wordsAmong(text, wanted);
  return found.length === 0 ? undefined : found;
}

function findAll(text: Words, wanted: Words): readonly string[] | undefined {
  const there = new Set(text.folded);
  return wanted.folded.every((word) => there.has(word)) ? wordsAmong(text, wanted) : undefined;
}

/** A word that breaks a phrase off does not begin it anew: so the reference looks for phrases. */
function findPhrase({ words, folded }: Words, wanted: Words): readonly string[] | undefined {
  const length = wanted.folded.length;
  let matched = 0;
  let end = 0;
  while (matched < length && end < folded.length) {
    matched = folded[end] === wanted.folded[matched] ? matched + 1 : 0;
    end += 1;
  }
  return matched === length ? words.slice(end - length, end) : undefined;
}

const findOnlyPhrase = (text: Words, wanted: Words): readonly string[] | undefined =>
  text.folded.join(' ') === wanted.folded.join(' ') ? text.words : undefined;

function findBeginning(text: string, wanted: string): string | undefined {
  const [whole, beginning] = [trim(text), trim(wanted)];
  const start = whole.slice(0, beginning.length);
  return beginning !== '' && lowerCase(start) === lowerCase(beginning) ? start : undefined;
}

function hasPattern(evaluation: Evaluation, [text, pattern]: Args<2>): Data {
  const written = toText(evaluation, text);
  const groups = matchPattern(evaluation, written, trim(toText(evaluation, pattern)));
  if (groups === undefined) {
    throw new Failure('must be called with a valid regular expression');
  }
  if (groups === null) {
    return holdsNot;
  }
  return holds(groups[0] ?? '', createObject(groups.map((group, index) => [String(index), group] as const)));
}

function hasPhone(evaluation: Evaluation, [text, country]: Args<1>): Data {
  const written = toText(evaluation, text);
  const local = country === undefined ? evaluation.environment.country() : toText(evaluation, country);
  return holdsIfFound(findPhone(written, local));
}

/** Tests of texts, as routers and expressions use them. */
export const textTests: Builtins = {
  has_text: onText((text) => trim(text) || undefined),
  has_value: onText((text) => (text === '' ? undefined : trim(text))),
  has_pattern: builtin(2, 2, hasPattern),
  has_phone: builtin(1, 2, hasPhone),
  has_email: onText((text) => EMAIL.exec(text)?.[0]),
  has_only_text: onTexts((text, wanted) => (text === wanted ? text : undefined)),
  has_beginning: onTexts(findBeginning),
  has_any_word: onWords(findAny),
  has_all_words: onWords(findAll),
  has_phrase: onWords(findPhrase),
  has_only_phrase: onWords(findOnlyPhrase),
  has_error: builtin(1, 1, (_evaluation, [value]) =>
    value !== null && typeof value === 'object' && value.kind === 'error' ? holds(value.message) : holdsNot,
  ),
};
