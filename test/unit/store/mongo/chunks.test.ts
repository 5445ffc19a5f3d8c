import { describe, expect, it } from '@jest/globals';
import { chunksOf, sizeOfTexts } from '../../../../src/store/mongo/chunks.ts';

describe('the size of a document', () => {
  it('counts its texts and the texts in its lists', () => {
    const short = sizeOfTexts({ at: 1 });
    expect(sizeOfTexts({ at: 1, body: 'a'.repeat(1000) })).toBe(short + 1000);
    expect(sizeOfTexts({ at: 1, seen: ['a'.repeat(1000), 'b'] })).toBeGreaterThan(short + 1001);
  });
});

describe('commands', () => {
  it('hold no more than MongoDB takes, in order, with one that is large by itself alone', () => {
    const sizes = [3_000_000, 900_000, 200_000, 9_000_000, 1];
    expect(chunksOf(sizes, (each) => each)).toEqual([[3_000_000, 900_000], [200_000], [9_000_000], [1]]);
  });
});
