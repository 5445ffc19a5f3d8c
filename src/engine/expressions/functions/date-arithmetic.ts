import { dayNumber, dayOfNumber } from '../../../domain/time/day.ts';
import { type Args } from '../builtin.ts';
import { type DateTime, HOUR, MINUTE, SECOND } from '../calendar/moment.ts';
import { momentOf, wallOf } from '../calendar/zone.ts';
import { toWhole } from '../convert.ts';
import { toDateTime } from '../convert-time.ts';
import { type Data } from '../data.ts';
import { wholeDecimal } from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { toText } from '../to-text.ts';

const EXACT: ReadonlyMap<string, number> = new Map([
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['M', 1],
  ['Y', 12],
]);
const DAYS: ReadonlyMap<string, number> = new Map([
  ['D', 1],
  ['W', 7],
]);

function unknownUnit(unit: string): never {
  throw new Failure(`unknown unit: ${JSON.stringify(unit)}, must be one of s, m, h, D, W, M, Y`);
}

function inYears(moment: DateTime): DateTime {
  const { year } = wallOf(moment);
  if (year < 0 || year > 9999) {
    throw new Failure('datetime is out of range');
  }
  return moment;
}

const LARGEST_NANOS = 300_000_000_000n * BigInt(SECOND);

/** Moves a moment by days and months of the calendar: the hour stays, a day beyond the month's end rolls over. */
export function moveInCalendar(
  moment: DateTime,
  { days, months }: { readonly days: number; readonly months: number },
): DateTime {
  const wall = wallOf(moment);
  if (Math.abs(days) > 4_000_000 || Math.abs(months) > 200_000) {
    throw new Failure('datetime is out of range');
  }
  const date = dayOfNumber(dayNumber({ ...wall, month: wall.month + months, day: wall.day + days }));
  return inYears(momentOf({ ...date, nanos: wall.nanos }, moment.zone));
}

/** `datetime_add(moment, 3, "D")`. */
export function addToMoment(evaluation: Evaluation, [value, count, kind]: Args<3>): Data {
  const moment = toDateTime(evaluation, value);
  const amount = toWhole(count);
  const unit = toText(evaluation, kind);
  const exact = EXACT.get(unit);
  return exact === undefined
    ? moveInCalendar(moment, stepOf(unit, amount))
    : moveByClock(moment, BigInt(amount) * BigInt(exact));
}

function moveByClock(moment: DateTime, by: bigint): DateTime {
  const nanos = moment.nanos + by;
  if (nanos > LARGEST_NANOS || nanos < -LARGEST_NANOS) {
    throw new Failure('datetime is out of range');
  }
  return inYears({ ...moment, nanos });
}

function stepOf(unit: string, amount: number): { readonly days: number; readonly months: number } {
  const [days, months] = [DAYS.get(unit), MONTHS.get(unit)];
  if (days === undefined && months === undefined) {
    return unknownUnit(unit);
  }
  return { days: amount * (days ?? 0), months: amount * (months ?? 0) };
}

/** `datetime_diff(from, to, "D")`: whole hours and less by the clock, days and more by the calendar where each is. */
export function differenceOf(evaluation: Evaluation, [from, to, kind]: Args<3>): Data {
  const [first, second] = [toDateTime(evaluation, from), toDateTime(evaluation, to)];
  const unit = toText(evaluation, kind);
  const exact = EXACT.get(unit);
  if (exact !== undefined) {
    return wholeDecimal((second.nanos - first.nanos) / BigInt(exact));
  }
  const [start, end] = [wallOf(first), wallOf(second)];
  const days = dayNumber(end) - dayNumber(start);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  switch (unit) {
    case 'D':
      return wholeDecimal(days);
    case 'W':
      return wholeDecimal(Math.trunc(days / 7));
    case 'M':
      return wholeDecimal(months);
    case 'Y':
      return wholeDecimal(end.year - start.year);
    default:
      return unknownUnit(unit);
  }
}
