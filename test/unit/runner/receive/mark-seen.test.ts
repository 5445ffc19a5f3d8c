import { describe, expect, it } from '@jest/globals';
import {
  dropWaitMarks,
  markSeen,
  markWaiting,
  standingOf,
  whenTaken,
} from '../../../../src/runner/receive/mark-seen.ts';

const hour = 60 * 60 * 1000;

describe('the ids that were taken', () => {
  it('are known for two days, whatever came in between', () => {
    const later = markSeen(markSeen([], 'first', 0), 'other', 47 * hour);
    expect(whenTaken(later, 'first')).toBe(0);
    expect(whenTaken(markSeen(later, 'last', 49 * hour), 'first')).toBeUndefined();
  });

  it('are known as long as their events wait behind the document, however old they are', () => {
    const seen = markSeen(markWaiting([], 'waiting', 0), 'other', 100 * hour);
    expect(standingOf(seen)('waiting')).toBe('waiting');
  });

  it('are known as long as their events wait behind the document, however many came after', () => {
    const flood = Array.from({ length: 5000 }, (_, place) => ({ id: `e${place}`, at: 1 }));
    const seen = markSeen([...markWaiting([], 'waiting', 1), ...flood], 'last', 2);
    expect(['waiting', 'e0', 'last'].map(standingOf(seen))).toEqual(['waiting', 'unknown', 'taken']);
    expect(seen).toHaveLength(5000);
  });

  it('are known as before once nothing waits behind the document any more, and no mark is left', () => {
    const seen = dropWaitMarks(markSeen(markWaiting([], 'waiting', 0), 'waiting', 1));
    expect([seen, whenTaken(seen, 'waiting')]).toEqual([[{ id: 'waiting', at: 1 }], 1]);
    expect(whenTaken(markWaiting([], 'waiting', 7), 'waiting')).toBe(7);
  });
});
