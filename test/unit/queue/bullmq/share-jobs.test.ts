import { describe, expect, it } from '@jest/globals';
import { shareJobs } from '../../../../src/queue/bullmq/share-jobs.ts';

const now = 10_000;

describe('sharing jobs', () => {
  it('puts those who are due within half a second together, each once, and never early', () => {
    const alarms = [
      { id: 'a', at: 10_100 },
      { id: 'b', at: 10_500 },
      { id: 'a', at: 10_400 },
      { id: 'c', at: 10_501 },
    ];
    expect(shareJobs(alarms, now)).toEqual([
      { end: 10_500, ids: ['a', 'b'] },
      { end: 11_000, ids: ['c'] },
    ]);
  });

  it('sends what is due already at once', () => {
    expect(shareJobs([{ id: 'a', at: 5 }], now)).toEqual([{ end: now, ids: ['a'] }]);
  });

  it('splits thousands over several jobs', () => {
    const alarms = Array.from({ length: 1200 }, (_, index) => ({ id: `c${String(index)}`, at: 20_000 }));
    expect(shareJobs(alarms, now).map(({ ids }) => ids.length)).toEqual([500, 500, 200]);
  });
});
