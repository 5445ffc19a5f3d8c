import { normalise } from '../../domain/text/normalise.ts';
import {
  coreOf as saidIn,
  exactChoice,
  type Hits,
  hitsOf,
  type Option,
  politeChoice,
} from './exact-choice.ts';
import { findTags } from './find-tags.ts';
import { mendSlips } from './mend-slips.ts';
import { vocabulary } from './words/vocabulary.ts';

const { yes, called, negations, doubts } = vocabulary;

/** Without a yes that agrees to nothing: "ya Allah", "mahal ya". */
function withoutEmptyYes(words: readonly string[]): readonly string[] {
  const isTag = findTags(words);
  return words.filter((word, at) => !isTag(at) && !(yes.has(word) && called.has(words[at + 1] ?? '')));
}

/**
 * Turns the meaning of what it stands with, so that a label with it is not meant by its other words: "Tidak datang".
 */
const turns = (word: string): boolean => negations.has(word) || doubts.has(word);

/** Words and pictures, each picture by itself. */
function wordsOf(text: string): readonly string[] {
  return normalise(text).match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function isPicture(word: string): boolean {
  return !/^[\p{L}\p{M}\p{N}]/u.test(word);
}

/** The words of a label that must be said; its pictures only where it has nothing else. */
function coreOf(label: string): string {
  const words = wordsOf(label);
  const spoken = words.filter((word) => !isPicture(word));
  return (spoken.length > 0 ? spoken : words).join(' ');
}

/** The options with a label that has every word of the answer, and no "not" beyond them. */
function byPart(options: readonly Option[], words: readonly string[]): Hits {
  const said = [...new Set(words)];
  return hitsOf(options, ({ labels }) =>
    labels.some((label) => {
      const known = new Set(wordsOf(label));
      const isTurned = [...known].some((word) => turns(word) && !said.includes(word));
      return said.length <= known.size && said.every((word) => known.has(word)) && !isTurned;
    }),
  );
}

/** The options with a label that stands inside the answer. */
function byContent(options: readonly Option[], words: readonly string[]): Hits {
  const all = ` ${words.join(' ')} `;
  const spoken = ` ${words.filter((word) => !isPicture(word)).join(' ')} `;
  return hitsOf(options, ({ labels }) =>
    labels.some((label) => {
      const core = coreOf(label);
      return core !== '' && (all.includes(` ${core} `) || spoken.includes(` ${core} `));
    }),
  );
}

/** A label inside the answer, else the label that has all of it but for forms of address and the like. */
function byContentOrRest(
  options: readonly Option[],
  { words, text }: { readonly words: readonly string[]; readonly text: string },
): Hits {
  const inside = byContent(options, words);
  const rest = saidIn(text);
  return inside.length > 0 || rest.length === 0 ? inside : byPart(options, rest);
}

function hitsIn(options: readonly Option[], text: string): Hits {
  const exact = exactChoice(options, text);
  const found = exact.length > 0 ? exact : politeChoice(options, text);
  if (found.length > 0) {
    return found;
  }
  const words = withoutEmptyYes(wordsOf(text));
  if (words.length === 0 || words.some((word) => negations.has(word))) {
    return [];
  }
  const part = byPart(options, words);
  return part.length > 0 || words.some((word) => doubts.has(word))
    ? part
    : byContentOrRest(options, { words, text });
}

/**
 * The place of the choice that was meant: exactly named or numbered, else the one label that has all words of
 * the answer, else the one that stands inside it; then the same without slips of typing. Null for none or several, or
 * a negation that names none.
 */
export function readChoice(options: readonly Option[], text: string): number | null {
  for (const each of spellings(options, text)) {
    const [place, ...more] = hitsIn(options, each);
    if (place !== undefined) {
      return more.length > 0 ? null : place;
    }
  }
  return null;
}

/** As it was written first; most answers need no second look. */
function* spellings(options: readonly Option[], text: string): Iterable<string> {
  yield text;
  yield undouble(text);
  yield mendSlips(options, text);
}

/** "biasa2" is "biasa". */
function undouble(text: string): string {
  return text.replace(/(?<=\p{L}{3})2(?![\p{L}\p{N}])/gu, '');
}
