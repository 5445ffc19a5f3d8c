import { z } from 'zod';
import { addDays, instantOf, localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Day, dayText, isDate } from '../../domain/time/day.ts';

/** So many days are looked at unless somebody chooses others, today among them. */
const usual = 30;

const day = z
  .string()
  .transform((text) => text.split('-').map(Number))
  .refine(([year = 0, month = 0, date = 0, ...more]) => more.length === 0 && isDate(year, month, date))
  .transform(([year = 0, month = 0, date = 0]): Day => ({ year, month, day: date }))
  .nullable()
  .default(null)
  .catch(null);

const asked = z.object({ from: day, to: day });

/** Days whose answers are wanted, both among them, and the moments at which they begin and are over. */
export interface AnswerPeriod {
  readonly first: string;
  readonly last: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** The days that an address asks for, by the installation's clock; what is no day counts as not chosen. */
export function readPeriod(
  query: Readonly<Record<string, string>>,
  { now, timezone }: { readonly now: Instant; readonly timezone: string },
): AnswerPeriod {
  const { from, to } = asked.parse(query);
  const last = to ?? localDay(now, timezone);
  const first = from ?? addDays(last, 1 - usual);
  const startOf = (each: Day): Instant => instantOf({ ...each, hour: 0, minute: 0 }, timezone);
  return {
    first: dayText(first),
    last: dayText(last),
    from: startOf(first),
    to: startOf(addDays(last, 1)),
  };
}
