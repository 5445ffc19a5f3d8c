import { vocabulary } from './words/vocabulary.ts';

const { numbers, scales, teens } = vocabulary;
const SHORTEST = 3;
const LONGEST = 40;

function isNumberWord(word: string): boolean {
  return numbers.has(word) || scales.has(word) || teens.has(word);
}

const isNumber = (word: string): boolean => numbers.has(word);

/** A text in number words; null when it is not made of them alone. */
function split(text: string, isFirst: (word: string) => boolean): readonly string[] | null {
  if (isNumberWord(text)) {
    return [text];
  }
  for (let end = text.length - SHORTEST; end >= SHORTEST; end -= 1) {
    const rest = isFirst(text.slice(0, end)) ? split(text.slice(end), isNumberWord) : null;
    if (rest !== null) {
      return [text.slice(0, end), ...rest];
    }
  }
  return null;
}

/**
 * The number words that a word is written together from (`limaratus`), drawn out or not (`tigaa`); any other is itself.
 */
export function splitNumberWord(word: string): readonly string[] {
  const short = word.replace(/(\p{L})\1+$/u, '$1');
  const found = [word, short].map((each) => (each.length <= LONGEST ? split(each, isNumber) : null));
  return found.find((each) => each !== null) ?? [word];
}
