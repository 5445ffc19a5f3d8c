import { type Day, dayNumber, type WeekDay } from './day.ts';

/** The nth weekday of a month, from 1; -1 is the last one. Weekdays count from 0, Sunday. */
export interface NthWeekday {
  readonly weekday: number;
  readonly nth: number;
}

/** On which days of the calendar something comes. */
export type DayRule =
  | {
      readonly kind: 'month';
      /** From 1. */
      readonly months: readonly number[];
      /** Days of the month; 0 is the last one. Null: not asked. */
      readonly days: readonly number[] | null;
      /** Null: not asked. Where days are asked too, either is enough, as cron has it. */
      readonly weekdays: readonly NthWeekday[] | null;
    }
  /** Every so many days from a first one, told as its number (`dayNumber`). */
  | { readonly kind: 'interval'; readonly days: number; readonly from: number };

/** When something comes again, by the calendar and the clock of whoever it is for. */
export interface Rhythm {
  readonly days: DayRule;
  /** Minutes of the day, ascending; never empty. */
  readonly times: readonly number[];
}

/** The nth that stands for each one of a month. */
export const everyNth = 0;

/** Whether something comes on a day. */
export function comesOn(rule: DayRule, day: WeekDay): boolean {
  if (rule.kind === 'interval') {
    const since = dayNumber(day) - rule.from;
    return since >= 0 && since % rule.days === 0;
  }
  if (!rule.months.includes(day.month)) {
    return false;
  }
  const last = lengthOf(day);
  const asked = [
    rule.days?.some((each) => each === day.day || (each === 0 && day.day === last)),
    rule.weekdays?.some((each) => isNth(each, day, last)),
  ].filter((each) => each !== undefined);
  return asked.length === 0 || asked.includes(true);
}

function isNth({ weekday, nth }: NthWeekday, day: WeekDay, last: number): boolean {
  if (weekday !== day.weekday) {
    return false;
  }
  return nth === everyNth || (nth === -1 ? day.day + 7 > last : Math.ceil(day.day / 7) === nth);
}

function lengthOf({ year, month }: Day): number {
  return dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });
}
