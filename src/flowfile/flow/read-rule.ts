import { dayNumber, isDate } from '../../domain/time/day.ts';
import { minuteOfTime } from '../../domain/time/minute-of-time.ts';
import { type DayRule, everyNth, type Rhythm } from '../../domain/time/rhythm.ts';
import { readShaped, readString } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const nths: { readonly [word: string]: number } = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const like =
  'write it such as: every day, every Monday, second Tuesday, last Friday, day 25, last day, every 2 weeks from 2026-01-05';

/** A rule in words with its hour: `rule: second Tuesday` and `at: "08:00"`. */
export function readRule(
  source: Source,
  { rule, hour }: { readonly rule: Slot; readonly hour: Slot | undefined },
): { readonly written: string; readonly rhythm: Rhythm } | undefined {
  const written = readString(source, rule);
  const days = written === undefined ? undefined : daysOf(written.trim().toLowerCase());
  if (written !== undefined && !days) {
    source.error(rule.at, `the rule "${written}" is not understood; ${like}`);
  }
  const at = hour && readShaped(source, hour, { shape: /^([01]\d|2[0-3]):[0-5]\d$/u, like: '"08:00"' });
  if (!hour) {
    source.error(rule.at, 'a rule needs its hour beside it, such as at: "08:00"');
  }
  return days && at
    ? { written: `${written ?? ''} ${at}`, rhythm: { days, times: [minuteOfTime(at)] } }
    : undefined;
}

function daysOf(text: string): DayRule | undefined {
  if (text === 'every day') {
    return { kind: 'month', months, days: null, weekdays: null };
  }
  return intervalOf(text) ?? dayOfMonth(text) ?? everyWeekday(text) ?? nthWeekday(text);
}

/** `every 2 weeks from 2026-01-05`, `every 10 days from …`. */
function intervalOf(text: string): DayRule | undefined {
  const [, count, unit, year, month, day] =
    /^every (\d{1,3}) (weeks|days) from (\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const days = Number(count) * (unit === 'weeks' ? 7 : 1);
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return days > 0 && isDate(date.year, date.month, date.day)
    ? { kind: 'interval', days, from: dayNumber(date) }
    : undefined;
}

function dayOfMonth(text: string): DayRule | undefined {
  if (text === 'last day') {
    return { kind: 'month', months, days: [0], weekdays: null };
  }
  const day = Number(/^day (\d{1,2})$/u.exec(text)?.[1]);
  return day >= 1 && day <= 31 ? { kind: 'month', months, days: [day], weekdays: null } : undefined;
}

/** `every Monday`, `every Monday and Thursday`. */
function everyWeekday(text: string): DayRule | undefined {
  const named = /^every (.+)$/u
    .exec(text)?.[1]
    ?.split(/, | and /u)
    .map((word) => weekdays.indexOf(word));
  return named && !named.includes(-1)
    ? { kind: 'month', months, days: null, weekdays: named.map((weekday) => ({ weekday, nth: everyNth })) }
    : undefined;
}

function nthWeekday(text: string): DayRule | undefined {
  const [, word = '', name = ''] = /^(\w+) (\w+)$/u.exec(text) ?? [];
  const [nth, weekday] = [nths[word], weekdays.indexOf(name)];
  return nth !== undefined && weekday >= 0
    ? { kind: 'month', months, days: null, weekdays: [{ weekday, nth }] }
    : undefined;
}
