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

/** A part of each day, `HH:MM` to `HH:MM`; one that ends before it begins goes over midnight. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** When nothing unasked is sent; null switches a window off. */
export interface QuietWindows {
  readonly quietHours: DayWindow | null;
  readonly fridayPrayer: DayWindow | null;
}

const MINUTE: Millis = 60_000;
const DAY: Millis = 86_400_000;
const FRIDAY = 5;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes about a thousand times as long as using it. Throws a RangeError for an unknown zone. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) {
    return known;
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, format);
  return format;
}

/** The moment at which a clock that shows UTC reads this; also for years below 100. */
function utc({ year, month, day, hour, minute }: Day & DayTime): Instant {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute);
  return date.getTime();
}

/** What the zone's clock reads, told as the moment at which a UTC clock reads the same, to the second. */
function wallClock(at: Instant, timezone: string): Instant {
  const read: { [part: string]: number } = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) {
    read[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return utc({ year, month, day, hour, minute }) + second * 1000;
}

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetAt(at: Instant, timezone: string): Millis {
  return wallClock(at, timezone) - Math.floor(at / 1000) * 1000;
}

function weekDay(wall: Instant): WeekDay {
  const date = new Date(wall);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** Whether this names a time zone that can be counted with, such as `Asia/Jakarta`. */
export function isTimezone(timezone: string): boolean {
  try {
    formatOf(timezone);
    return true;
  } catch {
    return false;
  }
}

/** The day that it is in a zone. Throws a RangeError for a zone that `isTimezone` refuses. */
export function localDay(now: Instant, timezone: string): WeekDay {
  return weekDay(wallClock(now, timezone));
}

/** The time of day in a zone, seconds left off. Throws a RangeError for a zone that `isTimezone` refuses. */
export function localTime(now: Instant, timezone: string): DayTime {
  const date = new Date(wallClock(now, timezone));
  return { hour: date.getUTCHours(), minute: date.getUTCMinutes() };
}

/** The first moment after `early`, to the minute, at which the zone's clocks were moved; it lies before `late`. */
function changeBetween(early: Instant, late: Instant, timezone: string): Instant {
  const before = offsetAt(early, timezone);
  let [low, high] = [early, late];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
    if (offsetAt(middle, timezone) === before) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/**
 * The moment at which the zone's clock shows this. A time that comes twice when clocks go back is the first of
 * the two; one that is skipped when they go forward is the moment of the skip. Hour 24 is the next midnight.
 */
export function instantOf(local: Day & DayTime, timezone: string): Instant {
  const wall = utc(local);
  const before = offsetAt(wall - DAY, timezone);
  const after = offsetAt(wall + DAY, timezone);
  const found = [wall - before, wall - after].filter((at) => at + offsetAt(at, timezone) === wall);
  return found.length > 0 ? Math.min(...found) : changeBetween(wall - after, wall - before, timezone);
}

/** Whether the calendar has this day. */
export function isDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
  return Number.isInteger(year) && Number.isInteger(day) && day >= 1 && day <= last;
}

/** The day that many days later, or earlier when negative. */
export function addDays(day: Day, days: number): WeekDay {
  return weekDay(utc({ ...day, hour: 0, minute: 0 }) + days * DAY);
}

/** How many days lie from one day to the other; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utc({ ...to, hour: 0, minute: 0 }) - utc({ ...from, hour: 0, minute: 0 })) / DAY;
}

/** A day as it is stored: `YYYY-MM-DD`. */
export function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** The day on which the window that a time of the day lies in began: 0 today, -1 yesterday; null outside. */
function begunOn(now: number, from: number, to: number): 0 | -1 | null {
  if (from <= to) {
    return now >= from && now < to ? 0 : null;
  }
  if (now < to) {
    return -1;
  }
  return now >= from ? 0 : null;
}

/** When the window that `at` lies in ends; null outside. `only` is the weekday on which it begins. */
function endOf(window: DayWindow, at: Instant, timezone: string, only: number | null): Instant | null {
  const time = localTime(at, timezone);
  const now = time.hour * 60 + time.minute;
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
  const begun = begunOn(now, from, to);
  if (begun === null) {
    return null;
  }
  const first = addDays(localDay(at, timezone), begun);
  if (only !== null && first.weekday !== only) {
    return null;
  }
  const last = addDays(first, from > to ? 1 : 0);
  const end = instantOf({ ...last, hour: Math.floor(to / 60), minute: to % 60 }, timezone);
  // In the hour that comes twice the first reading of the end may have passed already.
  return end > at ? end : Math.floor(at / MINUTE) * MINUTE + (to - now) * MINUTE;
}

/**
 * The first moment after the quiet windows that `at` lies in, by the clock of the zone; null when it lies in
 * none. Windows that touch count as one.
 */
export function quietUntil(at: Instant, timezone: string, manners: QuietWindows): Instant | null {
  const { quietHours, fridayPrayer } = manners;
  let moment = at;
  for (let hop = 0; hop < 4; hop += 1) {
    const end =
      (quietHours && endOf(quietHours, moment, timezone, null)) ??
      (fridayPrayer && endOf(fridayPrayer, moment, timezone, FRIDAY));
    if (end === null) {
      break;
    }
    moment = end;
  }
  return moment === at ? null : moment;
}
