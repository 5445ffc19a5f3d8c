import { type Day, dayNumber, dayOfNumber, weekdayOf } from '../../../domain/time/day.ts';
import { isZone } from '../../../domain/time/time-zone.ts';
import { isoOffset } from '../calendar/iso.ts';
import { type DateTime, HOUR, MINUTE, type PlainTime, SECOND } from '../calendar/moment.ts';
import { parseMoment } from '../calendar/parse-moment.ts';
import { momentOf, offsetOf, wallOf } from '../calendar/zone.ts';
import { type Args, type Builtins, builtin } from '../builtin.ts';
import { toNumber, toWhole } from '../convert.ts';
import { dateOnly, momentRead, nowIn, toDate, toDateTime, toTime } from '../convert-time.ts';
import { type Data } from '../data.ts';
import { createDecimal, tenTo, wholeDecimal } from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { roundDecimal } from '../round-decimal.ts';
import { toText } from '../to-text.ts';
import { addToMoment, differenceOf } from './date-arithmetic.ts';
import { legacyAdd } from './legacy-add.ts';

const LARGEST_EPOCH = 9_999_999_999_999n;

/** A zone by its name; throws a `Failure` if there is none. */
export function zoneNamed(evaluation: Evaluation, name: Data | undefined): string {
  const zone = name === undefined ? evaluation.environment.timezone : toText(evaluation, name);
  if (!isZone(zone)) {
    throw new Failure(`unknown time zone ${zone}`);
  }
  return zone;
}

function within(value: number, [least, most]: readonly [number, number], name: string): number {
  if (value < least || value > most) {
    throw new Failure(`invalid value for ${name}, must be ${least}-${most}`);
  }
  return value;
}

function dateFromParts(_evaluation: Evaluation, [year, month, day]: Args<3>): Data {
  const parts = {
    year: within(toWhole(year), [0, 9999], 'year'),
    month: within(toWhole(month), [1, 12], 'month'),
    day: within(toWhole(day), [-366, 366], 'day'),
  };
  return dateOnly(dayOfNumber(dayNumber(parts)));
}

function timeFromParts(_evaluation: Evaluation, [hour, minute, second]: Args<3>): PlainTime {
  const nanos =
    within(toWhole(hour), [0, 23], 'hour') * HOUR +
    within(toWhole(minute), [0, 59], 'minute') * MINUTE +
    within(toWhole(second), [0, 59], 'second') * SECOND;
  return { kind: 'time', nanos };
}

function fromEpoch(evaluation: Evaluation, [seconds]: Args<1>): DateTime {
  const value = roundDecimal(toNumber(seconds), 9, 'down');
  const nanos =
    value.scale <= 9
      ? value.coefficient * tenTo(9 - value.scale)
      : value.coefficient / tenTo(value.scale - 9);
  const whole = nanos / BigInt(SECOND);
  if (whole > LARGEST_EPOCH / 40n || whole < -LARGEST_EPOCH / 160n) {
    throw new Failure('epoch time is out of range');
  }
  return { kind: 'datetime', nanos, zone: evaluation.environment.timezone };
}

function parseDateTime(evaluation: Evaluation, [text, layout, zone]: Args<2>): Data {
  const [written, pattern] = [toText(evaluation, text), toText(evaluation, layout)];
  const otherwise = zoneNamed(evaluation, zone);
  const parsed = parseMoment(written, pattern, 'datetime');
  return momentRead(parsed.wall, parsed.zone, otherwise);
}

function replaceTime(evaluation: Evaluation, [moment, time]: Args<2>): Data {
  const at = toDateTime(evaluation, moment);
  return momentOf({ ...wallOf(at), nanos: toTime(time).nanos }, at.zone);
}

function zoneOffset(evaluation: Evaluation, [moment]: Args<1>): Data {
  return isoOffset(offsetOf(toDateTime(evaluation, moment)), '');
}

function zoneName(evaluation: Evaluation, [moment]: Args<1>): Data {
  const { zone } = toDateTime(evaluation, moment);
  return /^[+-]/.test(zone) ? '' : zone;
}

/** The week of the year; a week begins with Sunday, and a Sunday counts to the next week even on 1 January. */
function weekOf(day: Day): number {
  const dayOfYear = dayNumber(day) - dayNumber({ year: day.year, month: 1, day: 1 }) + 1;
  return Math.floor((dayOfYear - weekdayOf(day) + 13) / 7);
}

/** Functions on days, hours and moments. */
export const dateFunctions: Builtins = {
  now: builtin(0, 0, nowIn),
  today: builtin(0, 0, (evaluation) => dateOnly(wallOf(nowIn(evaluation)))),
  date: builtin(1, 1, (evaluation, [value]) => toDate(evaluation, value)),
  datetime: builtin(1, 1, (evaluation, [value]) => toDateTime(evaluation, value)),
  time: builtin(1, 1, (_evaluation, [value]) => toTime(value)),
  date_from_parts: builtin(3, 3, dateFromParts),
  time_from_parts: builtin(3, 3, timeFromParts),
  datetime_from_epoch: builtin(1, 1, fromEpoch),
  epoch: builtin(1, 1, (evaluation, [value]) => createDecimal(toDateTime(evaluation, value).nanos, 9)),
  parse_datetime: builtin(2, 3, parseDateTime),
  parse_time: builtin(2, 2, (evaluation, [text, layout]) => ({
    kind: 'time',
    nanos: parseMoment(toText(evaluation, text), toText(evaluation, layout), 'time').wall.nanos,
  })),
  replace_time: builtin(2, 2, replaceTime),
  legacy_add: builtin(2, 2, legacyAdd),
  datetime_add: builtin(3, 3, addToMoment),
  datetime_diff: builtin(3, 3, differenceOf),
  tz: builtin(1, 1, zoneName),
  tz_offset: builtin(1, 1, zoneOffset),
  weekday: builtin(1, 1, (evaluation, [value]) => wholeDecimal(weekdayOf(toDate(evaluation, value)))),
  week_number: builtin(1, 1, (evaluation, [value]) => wholeDecimal(weekOf(toDate(evaluation, value)))),
};
