import { describe, expect, it } from '@jest/globals';
import {
  dayNumber,
  dayOfNumber,
  dayText,
  dayTimeOf,
  isDate,
  weekdayOf,
} from '../../../../src/domain/time/day.ts';

describe('a day', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2025, 5, 4, 20_212],
    [44, 3, 15, -703_383],
    [0, 1, 1, -719_528],
    [-1, 12, 31, -719_529],
    [2025, 14, 1, 20_485],
    [2025, 1, 0, 20_088],
    [2025, 2, 30, 20_149],
  ])('of %d-%d-%d is counted from the first of 1970', (year, month, day, number) => {
    expect(dayNumber({ year, month, day })).toBe(number);
  });

  it('comes back from its number, with its place in the week', () => {
    for (let number = -720_000; number < 2_950_000; number += 997) {
      const day = dayOfNumber(number);
      expect(dayNumber(day)).toBe(number);
      expect(weekdayOf(day)).toBe((((number + 4) % 7) + 7) % 7);
    }
  });

  it.each([
    [2025, 2, 28, true],
    [2025, 2, 29, false],
    [2024, 2, 29, true],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2025, 4, 31, false],
    [2025, 13, 1, false],
    [2025, 0, 1, false],
    [2025, 1, 0, false],
    [2025, 1, 1.5, false],
    [44, 3, 15, true],
    [0, 2, 29, true],
    [Number.NaN, 1, 1, false],
  ])('is one of the calendar or not: %d-%d-%d', (year, month, day, expected) => {
    expect(isDate(year, month, day)).toBe(expected);
  });

  it('is written with four digits for the year', () => {
    expect(dayText({ year: 44, month: 3, day: 5 })).toBe('0044-03-05');
    expect(dayText({ year: 2025, month: 12, day: 31 })).toBe('2025-12-31');
  });

  it('has its time also before 1970', () => {
    expect(dayTimeOf(Date.parse('2025-05-04T12:30:59.999Z'))).toEqual({ hour: 12, minute: 30 });
    expect(dayTimeOf(Date.parse('1969-12-31T23:59:00Z'))).toEqual({ hour: 23, minute: 59 });
  });
});
