import { z } from 'zod';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type Manners } from '../../engine/world.ts';
import { audience, durationLike, text } from './setting-values.ts';

const length = durationLike('14d');

/** Families who write rarely are no worry after two weeks' silence, but somebody asks; a month needs more than that. */
export const silenceSetting = z.strictObject(
  { companion: length.prefault('14d'), coordinator: length.prefault('30d') },
  { error: 'must be { companion: 14d, coordinator: 30d } or off' },
);

/** Work that comes again: none unless the programme writes it down, and then where aid is still needed. */
export const visitsSetting = z
  .array(
    z.strictObject(
      {
        title: text.max(200),
        every: z.enum(['week', 'month'], { error: 'must be week or month' }),
        for: audience
          .default('role = beneficiary AND fields.independent_on = ""')
          .transform((query) => parseAudience(query)),
        due: length.prefault('7d'),
        report: text.nullable().default(null),
      },
      { error: 'must be such as { title: Kunjungan rumah, every: month, due: 7d }' },
    ),
    { error: 'must be a list such as [{ title: Kunjungan rumah, every: month }]' },
  )
  .default([]);

/** What the engine goes by. */
export function toCare(
  silence: z.output<typeof silenceSetting> | null,
  visits: z.output<typeof visitsSetting>,
): Manners['care'] {
  return { silence, visits };
}
