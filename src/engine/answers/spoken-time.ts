import { type DayPart } from './words/language.ts';
import { type Item } from './number-collector.ts';
import { vocabulary } from './words/vocabulary.ts';

const { hourMarks, timeUnits, past, to } = vocabulary;
const HOUR = 60;

/** An hour as it was said on a clock face, with what part of the day it was said to be: minutes of the day. */
export function inDayPart(hour: number, part: DayPart | undefined): number {
  if (part === undefined || hour > 12 || hour === 0) {
    return hour * HOUR;
  }
  const face = hour % 12;
  const later: { readonly [Part in DayPart]: boolean } = {
    morning: false,
    midday: face < 6,
    afternoon: true,
    night: face > 4,
  };
  return (later[part] ? face + 12 : face) * HOUR;
}

const isHour = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 24;

interface Told {
  readonly hour: number;
  readonly minutes: number;
  /** The place after what was told. */
  readonly end: number;
}

/** The hour at a place: "8", "setengah 9", "8 setengah". */
function hourAt(number: (at: number) => number, at: number): Told | null {
  const value = number(at);
  if (value === 0.5 && isHour(number(at + 1))) {
    return { hour: number(at + 1), minutes: -30, end: at + 2 };
  }
  const hour = Math.floor(value);
  const minutes = (value - hour) * HOUR;
  return isHour(hour) && Number.isInteger(minutes) ? { hour, minutes, end: at + 1 } : null;
}

/** Whether minutes are added (1) or taken off (-1) after an hour; 0 where no word says so. */
function directionAt(item: Item | undefined): 1 | -1 | 0 {
  if (item?.kind !== 'word') {
    return 0;
  }
  return past.has(item.word) ? 1 : to.has(item.word) ? -1 : 0;
}

/** The minutes after an hour: "lewat 15", "kurang seperempat", or a plain "30". */
function withMinutes(told: Told, items: readonly Item[], number: (at: number) => number): Told {
  const direction = directionAt(items[told.end]);
  const at = direction === 0 ? told.end : told.end + 1;
  const minutes = number(at) < 1 ? number(at) * HOUR : number(at);
  const least = direction === 0 ? 10 : 0;
  return Number.isInteger(minutes) && minutes >= least && minutes < HOUR
    ? { ...told, minutes: told.minutes + (direction || 1) * minutes, end: at + 1 }
    : told;
}

/** Whether a number counts hours or minutes ("8 jam") instead of telling the time. */
function isDuration(items: readonly Item[], told: Told, marked: boolean): boolean {
  const after = items[told.end];
  return !marked && after?.kind === 'word' && timeUnits.has(after.word);
}

/**
 * The time that the words of a text tell, in minutes of the day: the number after "jam", else the only number.
 * Null when there is none or more than one.
 */
export function spokenTime(items: readonly Item[], part: DayPart | undefined): number | null {
  const number = (at: number): number => {
    const item = items[at];
    return item?.kind === 'number' ? item.value : Number.NaN;
  };
  const numbers = items.flatMap((item, at) => (item.kind === 'number' ? [at] : []));
  const mark = numbers.find((at) => {
    const before = items[at - 1];
    return before?.kind === 'word' && hourMarks.has(before.word);
  });
  const hour = hourAt(number, mark ?? numbers[0] ?? 0);
  if (hour === null || isDuration(items, hour, mark !== undefined)) {
    return null;
  }
  const told = withMinutes(hour, items, number);
  return numbers.some((at) => at >= told.end) ? null : inDayPart(told.hour, part) + told.minutes;
}
