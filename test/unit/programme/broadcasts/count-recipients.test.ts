import { describe, expect, it } from '@jest/globals';
import { countUnsent } from '../../../../src/programme/broadcasts/count-recipients.ts';

const tally = (state: string, count: number, reason: string | null = null) => ({
  of: { state, reason, channel: 'telegram' },
  count,
});

describe('how many have nothing yet of what takes too long', () => {
  it('counts those too whose turn has not come, and nobody who was left out', () => {
    const tallies = [tally('sent', 41), tally('held', 50, 'paused'), tally('skipped', 7, 'no_consent')];
    expect(countUnsent(tallies, 150)).toBe(109);
  });

  it('counts whom it waits for although more got it than it was for at its start', () => {
    expect(countUnsent([tally('sent', 12), tally('held', 1, 'ticket')], 10)).toBe(1);
  });

  it('is nobody when all is settled', () => {
    expect(countUnsent([tally('sent', 8), tally('failed', 1), tally('cancelled', 1)], 10)).toBe(0);
  });
});
