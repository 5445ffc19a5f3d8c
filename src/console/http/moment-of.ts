import { instantOf } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type dueHour } from '../../domain/task.ts';

/** The moment that a request writes; of a day the hour that is named, by a clock: 0 its beginning, 24 its end. */
export function momentOf(written: string, hour: 0 | typeof dueHour | 24, timezone: string): Instant {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(written) ?? [];
  return day === undefined
    ? Date.parse(written)
    : instantOf({ year: Number(year), month: Number(month), day: Number(day), hour, minute: 0 }, timezone);
}
