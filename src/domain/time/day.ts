import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { type Instant, type Millis } from './clock.ts';

/** A day of the calendar; months from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day with its place in the week: 0 is Sunday, 5 Friday. */
export interface WeekDay extends Day {
  readonly weekday: number;
}

/** A time of the day. */
export interface DayTime {
  readonly hour: number;
  readonly minute: number;
}

const DAY: Millis = 86_400_000;

dayjs.extend(utc);

/** Years of a calendar that is the same again after 400 of them, and their days. */
const round = { years: 2000, days: 730_485 };

/** How many days a day lies after 1970-01-01, negative before; a month or day beyond the end rolls over. */
export function dayNumber({ year, month, day }: Day): number {
  // dayjs sets year, month and day one by one, at a hundred times the cost, and reads the years 0 to 99 as 1900 to
  // 1999, as Date.UTC does: a round later it does not.
  return Date.UTC(year + round.years, month - 1, day) / DAY - round.days;
}

function readDay(days: number): WeekDay {
  const read = dayjs.utc(days * DAY);
  return { year: read.year(), month: read.month() + 1, day: read.date(), weekday: read.day() };
}

// Today is asked for again and again.
let latest = { days: 0, day: readDay(0) };

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(days: number): WeekDay {
  if (days !== latest.days) {
    latest = { days, day: readDay(days) };
  }
  return latest.day;
}

/** The place of a day in the week: 0 is Sunday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** Whether the calendar has this day. */
export function isDate(year: number, month: number, day: number): boolean {
  const length = dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });
  return [year, month, day].every(Number.isInteger) && month >= 1 && month <= 12 && day >= 1 && day <= length;
}

/** A day as it is stored: `YYYY-MM-DD`. */
export function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The time of day that a UTC clock shows, seconds left off. */
export function dayTimeOf(wall: Instant): DayTime {
  const read = dayjs.utc(wall);
  return { hour: read.hour(), minute: read.minute() };
}
