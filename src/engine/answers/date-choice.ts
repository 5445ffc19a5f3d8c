import { addDays, daysBetween } from '../../domain/time/calendar.ts';
import { type Day, isDate, type WeekDay } from '../../domain/time/day.ts';

const WEEK = 7;
/** A day and month further away than this, without a year, belong to the year beside. */
const FAR = 270;

/** The day of the month in this month, or in the coming one that has it when it passed over 7 days ago. */
export function dayOfMonth(today: Day, day: number): Day | null {
  const months = [0, 1, 2].map((later) => inMonth(today, later, day));
  return months.find((each) => each !== null && daysBetween(each, today) <= WEEK) ?? null;
}

/** The day of the month, some months away from this one; null when that month does not have it. */
export function inMonth(today: Day, away: number, day: number): Day | null {
  const count = today.year * 12 + today.month - 1 + away;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return isDate(year, month, day) ? { year, month, day } : null;
}

/** The day in this year; in the next or last one when it is nearer there by far (28 December, early in January). */
export function dayOfYear(today: Day, month: number, day: number): Day | null {
  const years = [0, 1, -1]
    .map((away) => today.year + away)
    .filter((year) => isDate(year, month, day))
    .map((year) => ({ year, month, day }));
  return years.find((each) => Math.abs(daysBetween(today, each)) <= FAR) ?? years[0] ?? null;
}

/** The day of the month that has been last, or that comes next, today included; null where that month lacks it. */
export function nearestDayOfMonth(today: Day, day: number, when: 'next' | 'last'): Day | null {
  const way = when === 'next' ? 1 : -1;
  const isOver = (day - today.day) * way < 0;
  return inMonth(today, isOver ? way : 0, day);
}

/** The full year of one written with two digits: at most 20 years ahead. */
export function fullYear(today: Day, year: number): number {
  if (year >= 100) {
    return year;
  }
  const century = today.year - (today.year % 100);
  return century + year > today.year + 20 ? century + year - 100 : century + year;
}

/** A day of a week that begins on a Monday, some weeks away from this one. */
export function inWeek(today: WeekDay, away: number, weekday: number): Day {
  return addDays(today, away * WEEK - ((today.weekday + 6) % WEEK) + ((weekday + 6) % WEEK));
}

/** A day of the week: the coming one, today included; of next week; or the last one before today. */
export function dayOfWeek(today: WeekDay, weekday: number, when: 'coming' | 'next' | 'last'): Day {
  const ahead = (weekday - today.weekday + WEEK) % WEEK;
  if (when === 'coming') {
    return addDays(today, ahead);
  }
  return when === 'last' ? addDays(today, ahead - WEEK) : inWeek(today, 1, weekday);
}
