import { DAY, type PlainDate, type WallTime } from './moment.ts';

const DAYS_IN_ERA = 146_097;

const floorDivide = (a: number, b: number): number => Math.floor(a / b);

/** Days since 1970-01-01 of a date; a month or day beyond the end rolls over. */
export function dayNumber({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  const rolled = year + floorDivide(month - 1, 12);
  const inYear = (((month - 1) % 12) + 12) % 12;
  const shifted = inYear < 2 ? rolled - 1 : rolled;
  const era = floorDivide(shifted, 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = floorDivide(153 * ((inYear + 10) % 12) + 2, 5);
  const dayOfEra = yearOfEra * 365 + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - 719_468 + (day - 1);
}

/** The date that is so many days after 1970-01-01. */
export function dateOfDay(days: number): PlainDate {
  const shifted = days + 719_468;
  const era = floorDivide(shifted, DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = floorDivide(
    dayOfEra - floorDivide(dayOfEra, 1460) + floorDivide(dayOfEra, 36_524) - floorDivide(dayOfEra, 146_096),
    365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100));
  const shiftedMonth = floorDivide(5 * dayOfYear + 2, 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { kind: 'date', year, month, day: dayOfYear - floorDivide(153 * shiftedMonth + 2, 5) + 1 };
}

/** Whether such a day exists. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = dateOfDay(dayNumber({ year, month, day }));
  return date.month === month && date.day === day && date.year === year;
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: Pick<WallTime, 'year' | 'month' | 'day'>): number =>
  (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The week of the year; a week begins with Sunday, and a Sunday counts to the next week even on 1 January. */
export function weekOf(date: PlainDate): number {
  const dayOfYear = dayNumber(date) - dayNumber({ year: date.year, month: 1, day: 1 }) + 1;
  return Math.floor((dayOfYear - weekdayOf(date) + 13) / 7);
}

/** Nanoseconds since the epoch as if the wall stood in UTC. */
export const nanosAsUtc = (wall: WallTime): bigint =>
  BigInt(dayNumber(wall)) * BigInt(DAY) + BigInt(wall.nanos);

/** The reverse of `nanosAsUtc`. */
export function wallAsUtc(nanos: bigint): WallTime {
  const day = BigInt(DAY);
  const rest = ((nanos % day) + day) % day;
  const { year, month, day: dayOfMonth } = dateOfDay(Number((nanos - rest) / day));
  return { year, month, day: dayOfMonth, nanos: Number(rest) };
}
