import { everyNth, type NthWeekday, type Rhythm } from '../../domain/time/rhythm.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const minuteField = { least: 0, most: 59 };
const hourField = { least: 0, most: 23 };
const dayField = { least: 1, most: 31 };
const monthField = { least: 1, most: 12, names: ['', ...monthNames] };
/** Sunday is 0 and 7. */
const weekdayField = { least: 0, most: 7, names: weekdays };

/**
 * The rhythm that a cron pattern of five fields means: numbers, names, `*`, lists, ranges, steps, `L` for the last
 * day of the month, `TUE#2` for the second Tuesday and `FRI#L` or `FRIL` for the last Friday. Undefined for what
 * else a pattern may say.
 */
export function expandCron(pattern: string): Rhythm | undefined {
  const fields = pattern.trim().toLowerCase().split(/\s+/u);
  const [minutes, hours] = [expand(fields[0] ?? '', minuteField), expand(fields[1] ?? '', hourField)];
  const months = expand(fields[3] ?? '', monthField);
  const days = dayRuleOf(fields[2] ?? '', fields[4] ?? '');
  if (!minutes || !hours || !months || !days) {
    return undefined;
  }
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  return { days: { kind: 'month', months, ...days }, times };
}

function dayRuleOf(days: string, weekday: string) {
  const onDays = isAny(days) ? null : expandDays(days);
  const onWeekdays = isAny(weekday) ? null : expandWeekdays(weekday);
  return onDays === undefined || onWeekdays === undefined
    ? undefined
    : { days: onDays, weekdays: onWeekdays };
}

const isAny = (field: string): boolean => field === '*' || field === '?';

function expandDays(field: string): readonly number[] | undefined {
  const parts = field.split(',');
  const days = parts.filter((each) => each !== 'l');
  const plain = days.length === 0 ? [] : expand(days.join(','), dayField);
  return plain && [...plain, ...(days.length < parts.length ? [0] : [])];
}

function expandWeekdays(field: string): readonly NthWeekday[] | undefined {
  const found: NthWeekday[] = [];
  for (const part of field.split(',')) {
    const [, name = part, nth = ''] =
      /^(\w+?)#?([1-5l])$/u.exec(part.includes('#') || part.endsWith('l') ? part : '') ?? [];
    const days = expand(name, weekdayField);
    if (!days) {
      return undefined;
    }
    found.push(
      ...days.map((day) => ({
        weekday: day % 7,
        nth: nth === '' ? everyNth : nth === 'l' ? -1 : Number(nth),
      })),
    );
  }
  return found;
}

/** The numbers of a field, ascending, each once. */
function expand(field: string, about: Field): readonly number[] | undefined {
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    const range = rangeOf(part, about);
    if (!range) {
      return undefined;
    }
    for (let number = range.from; number <= range.to; number += range.step) {
      numbers.add(number);
    }
  }
  return [...numbers].sort((a, b) => a - b);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function rangeOf(part: string, about: Field): Range | undefined {
  const [whole = '', rate = '1', ...more] = part.split('/');
  const [low = '', high, ...others] = whole === '*' ? boundsOf(about) : whole.split('-');
  const [from, step] = [numberOf(low, about), Number(rate)];
  const to = high === undefined ? from : lastNumberOf(high, about);
  const isPlain = more.length + others.length === 0;
  return isPlain && step >= 1 && from <= to ? { from, to, step } : undefined;
}

const boundsOf = ({ least, most }: Field): readonly string[] => [String(least), String(most)];

/** A week that goes on to Sunday ends with it, `FRI-SUN`. */
function lastNumberOf(text: string, about: Field): number {
  const number = numberOf(text, about);
  return about === weekdayField && text === 'sun' ? 7 : number;
}

/** Not a number where the field has none such. */
function numberOf(text: string, { least, most, names = [] }: Field): number {
  const named = text === '' ? -1 : names.indexOf(text);
  const number = /^\d+$/u.test(text) ? Number(text) : named;
  return number >= least && number <= most ? number : NaN;
}
