const WORD = /[\p{M}\p{L}\p{N}_']+|\p{S}/gu;

/** A word and where it stands in its text, in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly end: number;
}

/** The words of a text: letters, digits, `_` and `'`; each symbol is one, punctuation only separates. */
export const findWords = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), (found) => ({ word: found[0], end: found.index + found[0].length }));

/** The words of a text, or what stands between any of the delimiters; nothing that is empty. */
export function splitWords(text: string, delimiters: string): readonly string[] {
  if (delimiters === '') {
    return text.match(WORD) ?? [];
  }
  const separators = new Set(delimiters);
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (separators.has(character)) {
      words.push(word);
      word = '';
    } else {
      word += character;
    }
  }
  return [...words, word].filter((each) => each !== '');
}
