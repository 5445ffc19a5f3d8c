import { instantOf } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { isDate } from '../../domain/time/day.ts';

const written = /^(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3])[:.]([0-5]\d)(?::\d\d(?:\.\d+)?)?$/u;

/** The moment that a form names by the clock of a zone; null where there is none such. */
export function readMoment(text: string, timezone: string): Instant | null {
  const [, ...parts] = written.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  return isDate(year, month, day) ? instantOf({ year, month, day, hour, minute }, timezone) : null;
}
