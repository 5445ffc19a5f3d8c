import { describe, expect, it } from '@jest/globals';
import { createSequence } from '../../../../src/store/mongo/rows/sequence.ts';

describe('the places of rows', () => {
  it('rise, also within a millisecond and over a clock that goes back', () => {
    let time = 1_750_000_000_000;
    const sequence = createSequence({ last: undefined, now: () => time });
    const places = Array.from({ length: 50 }, (_, index) => {
      time += index % 10 === 0 ? -5 : 1;
      return sequence.next();
    });
    expect([...places].sort()).toEqual(places);
    expect(new Set(places).size).toBe(places.length);
  });

  it('begin behind the last that is known', () => {
    const ahead = createSequence({ last: undefined, now: () => 2_000_000_000_000 }).next();
    const next = createSequence({ last: ahead, now: () => 1_750_000_000_000 }).next();
    expect(next > ahead).toBe(true);
  });

  it('differ between processes', () => {
    const [one, other] = [1, 2].map(() => createSequence({ last: undefined, now: () => 5 }).next());
    expect(one).not.toBe(other);
  });
});
