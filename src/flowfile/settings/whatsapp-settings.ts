import { z } from 'zod';
import { type NumberRules } from '../../domain/number-rules.ts';
import { count, duration, orOff } from './setting-values.ts';

/** Unasked messages on each of a new number's first days: from a few acquaintances to the usual budget. */
const firstDays = [20, 40, 60, 80, 120, 160, 240, 320, 400, 500];

const strangersFault = 'must be a whole number from 0 to 10';

const range = (from: string, to: string) =>
  z
    .strictObject(
      { from: duration.prefault(from), to: duration.prefault(to) },
      { error: `must be { from: ${from}, to: ${to} }` },
    )
    .refine(({ from: least, to: most }) => least <= most, { error: 'must begin with the shorter time' })
    .prefault({});

/** How the number is used. */
export const whatsAppSetting = z
  .strictObject(
    {
      unasked_per_day: count.default(600),
      unasked_every: range('6s', '10s'),
      new_contacts_per_day: z
        .int({ error: strangersFault })
        .min(0, { error: strangersFault })
        .max(10, { error: 'must be 10 at most: who writes to more strangers a day is banned' })
        .default(0),
      warm_up: z.preprocess(
        (value) => (value === 'off' || value === false ? [] : value),
        z.array(count, { error: 'must be a list of numbers, one for each day, or off' }).default(firstDays),
      ),
      typing: orOff(range('1s', '4s')),
    },
    { error: 'must be a mapping such as { unasked_per_day: 600 }' },
  )
  .prefault({});

/** What the channel goes by. */
export function toNumberRules(data: z.output<typeof whatsAppSetting>): NumberRules {
  const { unasked_every: every, typing } = data;
  return {
    perDay: data.unasked_per_day,
    every: { least: every.from, most: every.to },
    newContacts: data.new_contacts_per_day,
    warmUp: data.warm_up,
    typing,
  };
}
