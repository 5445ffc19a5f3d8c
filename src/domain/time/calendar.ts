import { type Instant, type Millis } from './clock.ts';
import { type Day, type DayTime, dayNumber, dayOfNumber, dayTimeOf, type WeekDay } from './day.ts';
import { isZone, offsetAt } from './time-zone.ts';

/** A part of each day, `HH:MM` to `HH:MM`; one that ends before it begins goes over midnight. */
interface DayWindow {
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

/** What the zone's clock reads, told as the moment at which a UTC clock reads the same. */
const wallClock = (at: Instant, timezone: string): Instant => at + offsetAt(at, timezone);

/** Whether this names a time zone that can be counted with, such as `Asia/Jakarta`; an offset is no name. */
export const isTimezone = (timezone: string): boolean => /^[A-Za-z]/.test(timezone) && isZone(timezone);

/** The day that it is in a zone. Throws a RangeError for a zone that `isTimezone` refuses. */
export const localDay = (now: Instant, timezone: string): WeekDay =>
  dayOfNumber(Math.floor(wallClock(now, timezone) / DAY));

/** The time of day in a zone, seconds left off. Throws a RangeError for a zone that `isTimezone` refuses. */
export const localTime = (now: Instant, timezone: string): DayTime => dayTimeOf(wallClock(now, timezone));

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
  const wall = dayNumber(local) * DAY + (local.hour * 60 + local.minute) * MINUTE;
  const before = offsetAt(wall - DAY, timezone);
  const after = offsetAt(wall + DAY, timezone);
  const found = [wall - before, wall - after].filter((at) => at + offsetAt(at, timezone) === wall);
  return found.length > 0 ? Math.min(...found) : changeBetween(wall - after, wall - before, timezone);
}

/** The day that many days later, or earlier when negative. */
export const addDays = (day: Day, days: number): WeekDay => dayOfNumber(dayNumber(day) + days);

/** How many days lie from one day to the other; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

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
