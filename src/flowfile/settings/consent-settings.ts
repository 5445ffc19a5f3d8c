import { z } from 'zod';
import { usualPurpose } from '../../domain/start-manner.ts';
import { type Purpose } from '../../domain/purpose.ts';
import { parseDuration } from '../flow/read-duration.ts';
import { count } from './setting-values.ts';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/u);
const flow = z.string({ error: 'must be the id of a flow' }).min(1);

/** Everybody agrees to the programme; what goes beyond it, such as research, is asked for by itself. */
export const purposesSetting = z
  .record(
    name,
    z.strictObject(
      {
        title: z.string({ error: 'must be a text' }).default(''),
        version: count.default(1),
        ask: flow.optional(),
      },
      { error: 'must be such as { title: Penelitian, version: 1 }' },
    ),
    { error: 'must be purposes by their names, in small letters' },
  )
  .default({});

const kept = (usual: string | null) =>
  z
    .union(
      [
        z.literal(['off', false]).transform(() => null),
        z
          .string()
          .refine((text) => (parseDuration(text) ?? 0) > 0)
          .transform((text) => parseDuration(text) ?? null),
      ],
      { error: 'must be a duration such as 365d, or off' },
    )
    .default(usual === null ? null : (parseDuration(usual) ?? null));

/** How long things are kept. */
export const retentionSetting = z
  .strictObject(
    {
      ...{ texts: kept('365d'), media: kept('90d'), results: kept(null), logs: kept('365d') },
      independent: kept(null),
    },
    { error: 'must be such as { texts: 365d, media: 90d, results: off, logs: 365d, independent: 90d }' },
  )
  .prefault({});

/** The purposes by name; the programme is always one. */
export function toPurposes(data: z.output<typeof purposesSetting>): { readonly [name: string]: Purpose } {
  const all: z.output<typeof purposesSetting> = { [usualPurpose]: { title: '', version: 1 }, ...data };
  return Object.fromEntries(
    Object.entries(all).map(([each, { title, version, ask }]) => [
      each,
      { title, version, ask: ask ?? null },
    ]),
  );
}
