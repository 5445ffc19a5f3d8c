import { type Day } from '../../domain/time/day.ts';
import { type DateTime, HOUR, type PlainDate, type PlainTime, type WallTime } from './calendar/moment.ts';
import { type ReadMoment, findDateTime, wallRead } from './calendar/read-datetime.ts';
import { findTime } from './calendar/read-time.ts';
import { inKnownZone, momentOf, wallOf } from './calendar/zone.ts';
import { cannotConvert } from './convert.ts';
import { type Data, standsFor } from './data.ts';
import { type Decimal } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { roundDecimal } from './round-decimal.ts';

const LONGEST = 1000;

/** The present moment in the zone of the environment. */
export const nowIn = ({ now, environment }: Evaluation): DateTime => ({
  kind: 'datetime',
  nanos: now,
  zone: environment.timezone,
});

/** Reads the first date in a text, or undefined. */
export function readDateTime(evaluation: Evaluation, text: string): ReadMoment | undefined {
  const { year } = wallOf(nowIn(evaluation));
  return findDateTime(text.slice(0, LONGEST), evaluation.environment.dateFormat, year);
}

/** The moment that was read, in the zone that is usual here unless another offset was written. */
export const momentRead = (wall: WallTime, written: string | undefined, usual: string): DateTime =>
  written === undefined ? momentOf(wall, usual) : inKnownZone(momentOf(wall, written), usual);

/** The first moment in a text, or undefined. */
export function findMoment(evaluation: Evaluation, text: string): DateTime | undefined {
  const found = readDateTime(evaluation, text);
  return found && momentRead(wallRead(found), found.zone, evaluation.environment.timezone);
}

/** A moment: text is read, a date is its midnight. Throws a `Failure` for anything else. */
export function toDateTime(evaluation: Evaluation, data: Data): DateTime {
  const value = standsFor(data);
  const zone = evaluation.environment.timezone;
  if (typeof value === 'string') {
    return findMoment(evaluation, value) ?? cannotConvert(value, 'a datetime');
  }
  if (value !== null && typeof value === 'object') {
    if (value.kind === 'datetime') {
      return value;
    }
    if (value.kind === 'date') {
      return momentOf({ ...value, nanos: 0 }, zone);
    }
  }
  return cannotConvert(value, 'a datetime');
}

/** A date: text is read, a moment is its day in the zone of the environment. Throws a `Failure` otherwise. */
export function toDate(evaluation: Evaluation, data: Data): PlainDate {
  const value = standsFor(data);
  if (typeof value === 'string') {
    const found = readDateTime(evaluation, value);
    return found === undefined ? cannotConvert(value, 'a date') : dateOnly(found);
  }
  if (value !== null && typeof value === 'object') {
    if (value.kind === 'date') {
      return value;
    }
    if (value.kind === 'datetime') {
      return dateOnly(wallOf({ ...value, zone: evaluation.environment.timezone }));
    }
  }
  return cannotConvert(value, 'a date');
}

/** The day of what calendar and clock show. */
export const dateOnly = ({ year, month, day }: Day): PlainDate => ({
  kind: 'date',
  year,
  month,
  day,
});

/** An hour of the day: text is read, a number is a full hour. Throws a `Failure` for anything else. */
export function toTime(data: Data): PlainTime {
  const value = standsFor(data);
  if (typeof value === 'string') {
    return findTime(value.slice(0, LONGEST)) ?? cannotConvert(value, 'a time');
  }
  if (value !== null && typeof value === 'object') {
    if (value.kind === 'time') {
      return value;
    }
    if (value.kind === 'datetime') {
      return { kind: 'time', nanos: wallOf(value).nanos };
    }
    if (value.kind === 'number') {
      return fullHour(value);
    }
  }
  return cannotConvert(value, 'a time');
}

function fullHour(value: Decimal): PlainTime {
  const hour = Number(roundDecimal(value, 0, 'down').coefficient) * 10 ** Math.max(-value.scale, 0);
  return hour < 0 || hour > 24 ? cannotConvert(value, 'a time') : { kind: 'time', nanos: (hour % 24) * HOUR };
}
