import { instantOf } from './calendar.ts';
import { type Instant } from './clock.ts';
import { type Value } from '../value.ts';

/** The moment at which the clocks of a zone show `YYYY-MM-DDTHH:MM`. */
export function instantOfLocal(local: string, timezone: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/u).map(Number);
  return instantOf({ year, month, day, hour, minute }, timezone);
}

/** The moment of an hour, up to 24, on the day that a value begins with (`2026-11-28`); undefined for every other. */
export function hourOnDay(value: Value, hour: number, timezone: string): Instant | undefined {
  const [, year, month, day] = typeof value === 'string' ? (/^(\d{4})-(\d\d)-(\d\d)/u.exec(value) ?? []) : [];
  return day === undefined
    ? undefined
    : instantOf({ year: Number(year), month: Number(month), day: Number(day), hour, minute: 0 }, timezone);
}
