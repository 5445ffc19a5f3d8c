import { describe, expect, it } from '@jest/globals';
import { splitText } from '../../../src/channels/split-text.ts';

function partsOf(text: string, limit: number): string[] {
  return splitText(text, limit).map(({ from, to }) => text.slice(from, to));
}

describe('a long text is cut', () => {
  it.each([
    ['not at all where it fits', 'satu dua', 8, ['satu dua']],
    ['after a paragraph first', 'Satu. Dua.\n\nTiga empat.\nLima', 20, ['Satu. Dua.', 'Tiga empat.\nLima']],
    ['else after a line', 'Satu. Dua\ntiga empat lima', 18, ['Satu. Dua', 'tiga empat lima']],
    ['else after a sentence', 'Satu dua. Tiga empat', 15, ['Satu dua.', 'Tiga empat']],
    ['else after a word', 'satu dua tiga', 9, ['satu dua', 'tiga']],
    ['just behind a word that fills it', 'satu duaa tiga', 9, ['satu duaa', 'tiga']],
    ['else hard', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['never inside a surrogate pair', 'ab😊😊', 3, ['ab', '😊', '😊']],
    ['never inside an emoji of several', 'abc👨‍👩‍👧', 9, ['abc', '👨‍👩‍👧']],
    ['never between an emoji and its colour', 'abcdef👍🏽', 8, ['abcdef', '👍🏽']],
    ['inside a sign only where it is longer than a part', '👨‍👩‍👧a', 6, ['👨‍👩‍', '👧a']],
    ['into nothing when it is blank', ' \n ', 3, []],
  ])('%s', (_how, text, limit, parts) => {
    expect(partsOf(text, limit)).toEqual(parts);
  });

  it('without losing a word, whatever its length', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `kata${index}${index % 7 === 0 ? '.' : ''}`);
    const parts = partsOf(words.join(' '), 4096);
    expect(parts.every((part) => part.length <= 4096)).toBe(true);
    expect(parts.join(' ').split(' ')).toEqual(words);
  });
});
