import { describe, expect, it } from '@jest/globals';
import { expandCron } from '../../../../src/flowfile/flow/expand-cron.ts';

function weekdays(pattern: string): readonly number[] {
  const days = expandCron(`0 8 * * ${pattern}`)?.days;
  return days?.kind === 'month' ? (days.weekdays ?? []).map(({ weekday }) => weekday) : [];
}

describe('the weekdays of a cron pattern', () => {
  it.each([
    ['FRI-SUN', [5, 6, 0]],
    ['sat-sun', [6, 0]],
    ['SUN-MON', [0, 1]],
    ['SUN', [0]],
    ['MON,SUN', [1, 0]],
    ['5-7', [5, 6, 0]],
  ])('are those of %s', (pattern, days) => {
    expect(weekdays(pattern)).toEqual(days);
  });
});
