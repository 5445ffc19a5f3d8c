import { z } from 'zod';
import { dayNumber, isDate } from '../../domain/time/day.ts';
import { isMarketDay, type LocalDays } from '../../domain/time/local-days.ts';
import { minuteOfTime } from '../../domain/time/minute-of-time.ts';
import { type Fault } from '../yaml/fault.ts';
import { readData } from '../yaml/read-data.ts';
import { openSource } from '../yaml/source.ts';

const dayLike = { error: 'must be a day such as 2026-08-17' };
const day = z.string(dayLike).transform(numberOf).pipe(z.int(dayLike));
const period = z
  .strictObject(
    {
      on: day.optional(),
      from: day.optional(),
      to: day.optional(),
      name: z.string({ error: 'must be a text' }).optional(),
      at: z
        .string({ error: 'must be an hour such as "09:30"' })
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: 'must be an hour such as "09:30"' })
        .optional(),
    },
    { error: 'must be { on: 2026-08-17 } or { from: 2026-02-18, to: 2026-03-19 }' },
  )
  .refine(
    ({ on, from, to }) =>
      (on === undefined) !== (from === undefined) && (from === undefined) === (to === undefined),
    { error: 'must say either "on", or "from" and "to"' },
  )
  .refine(({ from = 0, to = 0 }) => from <= to, { error: 'must begin before it ends' });

const setName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/u)
  .refine((name) => name !== 'market_day' && !isMarketDay(name));

const shape = z.record(setName, z.array(period, { error: 'must be a list of days, each begun with "- "' }), {
  error: 'must be sets of days by their names, in small letters; market days are known already',
});

/** Reads `calendar.yaml`, the sets of days that a place knows; while it has faults there are none. */
export function readCalendar(file: { readonly file: string; readonly text: string }): {
  readonly calendar: LocalDays;
  readonly faults: readonly Fault[];
} {
  const source = openSource(file);
  const data = source.root ? readData(source, shape) : undefined;
  return { calendar: data ? toLocalDays(data) : {}, faults: source.faults() };
}

function toLocalDays(data: z.output<typeof shape>): LocalDays {
  return Object.fromEntries(
    Object.entries(data).map(([set, periods]) => [
      set,
      periods.map(({ on, from = on ?? 0, to = on ?? 0, name = null, at }) => ({
        from,
        to,
        name,
        at: at === undefined ? null : minuteOfTime(at),
      })),
    ]),
  );
}

function numberOf(text: string): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const read = { year: Number(year), month: Number(month), day: Number(date) };
  return isDate(read.year, read.month, read.day) ? dayNumber(read) : NaN;
}
