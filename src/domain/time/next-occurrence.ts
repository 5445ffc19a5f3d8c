import { type Instant } from './clock.ts';
import { dayOfNumber } from './day.ts';
import { type DayCondition, type LocalDays, mayComeOn, movedHour } from './local-days.ts';
import { comesOn, type Rhythm } from './rhythm.ts';

const minute = 60_000;
const day = 86_400_000;
/** 29 February is up to eight years away. */
const farthest = 3000;

/** What comes again, and on which days of the place. */
export interface Coming extends DayCondition {
  readonly rhythm: Rhythm;
}

/**
 * The next time after a moment at which something comes, both told as what a clock shows (as the moment at which
 * a UTC clock shows the same); null when there is none in eight years. Clocks that are moved matter only to
 * whoever makes a moment of it, so nothing comes twice or is left out.
 */
export function nextOccurrence(coming: Coming, after: Instant, local: LocalDays): Instant | null {
  const first = Math.floor(after / day);
  for (let number = first; number < first + farthest; number++) {
    const found = timesOn(coming, number, local)
      .map((time) => number * day + time * minute)
      .find((wall) => wall > after);
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

function timesOn(coming: Coming, number: number, local: LocalDays): readonly number[] {
  const date = dayOfNumber(number);
  if (!comesOn(coming.rhythm.days, date) || !mayComeOn(coming, date, local)) {
    return [];
  }
  const moved = movedHour(date, local);
  return moved === null ? coming.rhythm.times : [moved];
}

/** How far a day that is allowed may lie behind one that is not. */
const longestPut = 60;

/** A time of a clock, put to the next day on which it may come, at that day's hour; null when none is near. */
export function moveToAllowedDay(wall: Instant, condition: DayCondition, local: LocalDays): Instant | null {
  const first = Math.floor(wall / day);
  for (let number = first; number < first + longestPut; number++) {
    const date = dayOfNumber(number);
    if (mayComeOn(condition, date, local)) {
      const moved = movedHour(date, local);
      return number * day + (moved === null ? wall - first * day : moved * minute);
    }
  }
  return null;
}
