import { foldText } from '../../domain/text/fold-text.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { foldedName, normalisedName } from './known-names.ts';
import { vocabulary } from './words/vocabulary.ts';

/** A choice as it is read: what it means and everything that it is called. */
export interface Option {
  readonly value: string | number | boolean;
  /** As shown, in every language. */
  readonly labels: readonly string[];
  /** Further words that mean it. */
  readonly accept: readonly string[];
}

/** Which options were meant: one is clear, several are not. */
export type Hits = readonly number[];

/** The options that a test holds for, by their place. */
export function hitsOf(options: readonly Option[], test: (option: Option) => boolean): Hits {
  return options.flatMap((option, place) => (test(option) ? [place] : []));
}

const isNumeral = (text: string): boolean => /^\d+$/u.test(text);
const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/u.test(text);

/** "👍👍" is "👍". */
const repeatedPicture = /(\p{Extended_Pictographic})(?: ?\1)+/gu;

/** Names of an option; a value of digits is none, for people see the numbers of the list and never a value. */
function namesOf({ labels, accept, value }: Option): readonly string[] {
  const shown = isNumeral(String(value)) ? [] : [String(value)];
  return [...labels, ...accept, ...shown];
}

/** Names as they are compared without punctuation, which a number cannot do without: -1 is not 1. */
function plainNamesOf({ labels, accept, value }: Option): readonly string[] {
  return [...labels, ...accept, ...(isNumber(String(value)) ? [] : [String(value)])];
}

/** Whether the labels bring numbers of their own, other than the list's; then the list's count for nothing. */
function areNumbered(options: readonly Option[]): boolean {
  const numbers = options.flatMap(({ labels }, place) =>
    labels.map((label) => ({ place, number: /^\d+/u.exec(normalisedName(label))?.[0] })),
  );
  const own = numbers.filter(({ number }) => number !== undefined);
  return own.length > 0 && !numbers.every(({ place, number }) => number === String(place + 1));
}

function byName(options: readonly Option[], text: string): Hits {
  const exact = hitsOf(options, (option) => namesOf(option).some((name) => foldedName(name) === text));
  const words = normalise(text);
  return exact.length > 0 || words === ''
    ? exact
    : hitsOf(options, (option) => plainNamesOf(option).some((name) => normalisedName(name) === words));
}

function byNumber(options: readonly Option[], text: string): Hits {
  const number = normalise(text);
  const place = areNumbered(options) || !isNumeral(number) ? Number.NaN : Number(number) - 1;
  if (options[place] !== undefined && !number.startsWith('0')) {
    return [place];
  }
  return hitsOf(options, ({ value }) => isNumeral(number) && String(value) === number);
}

/** The options that a text is exactly: a label, value or further word, or the number in the list from 1. */
export function exactChoice(options: readonly Option[], text: string): Hits {
  const folded = foldText(text);
  const named = byName(options, folded);
  return named.length > 0 ? named : byNumber(options, folded);
}

/**
 * What is said without forms of address and the like, each no, not yet and already as one word: "gak kerja bu" is
 * "tidak kerja", "blm bu" is "belum".
 */
export function coreOf(text: string): readonly string[] {
  const words = normalise(text).replace(repeatedPicture, '$1').split(' ');
  return words.filter((word) => word !== '' && !vocabulary.fillers.has(word)).map(inOneSpelling);
}

function inOneSpelling(word: string): string {
  const { negations, notYet, already } = vocabulary;
  return negations.has(word) ? 'tidak' : notYet.has(word) ? 'belum' : already.has(word) ? 'sudah' : word;
}

function byCore(options: readonly Option[], text: string): Hits {
  const said = coreOf(text).join(' ');
  return said === '' || said === 'tidak'
    ? []
    : hitsOf(options, (option) => plainNamesOf(option).some((name) => coreOf(name).join(' ') === said));
}

/** The option whose name begins an answer although it may be a mere particle elsewhere: "ya, tidak" is both. */
function begunWith(options: readonly Option[], said: readonly string[]): Hits {
  const [first = '', ...more] = said;
  return vocabulary.fillers.has(first) && more.length > 0 ? byName(options, first) : [];
}

/** The options that a text is exactly when forms of address and the like are left off ("no 2 bu"). */
export function politeChoice(options: readonly Option[], text: string): Hits {
  const said = normalise(text).replace(repeatedPicture, '$1').split(' ');
  const meant = withoutFillers(options, said, text);
  return meant.length > 0 ? [...new Set([...meant, ...begunWith(options, said)])] : [];
}

function withoutFillers(options: readonly Option[], said: readonly string[], text: string): Hits {
  const { fillers, numberLeads, numbers, ordinals } = vocabulary;
  const words = said.filter((word) => !fillers.has(word));
  // Where nothing else is said a particle is the answer: "ya bu".
  const exact = byName(options, words.length > 0 ? words.join(' ') : (said[0] ?? ''));
  const named = exact.length > 0 ? exact : byCore(options, text);
  if (named.length > 0) {
    return named;
  }
  const [number, ...more] = words.filter((word) => !numberLeads.has(word));
  return number === undefined || more.length > 0
    ? []
    : byNumber(options, String(numbers.get(number) ?? ordinals.get(number) ?? number));
}
