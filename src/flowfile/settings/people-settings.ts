import { z } from 'zod';
import { type FieldRules } from '../../domain/contact/field-types.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { createPlaces, type Place } from '../../domain/places.ts';
import { type PeopleRules } from '../../domain/contact/people-rules.ts';

const like =
  'must be a tree such as { Banyuwangi: { Songgon: [Sragi, Bayu] } }: district, sub-district, villages';
const name = z.string({ error: 'must be a name' }).trim().min(1, { error: 'must be a name' }).max(200);
const villages = z.array(name, { error: `must be a list of villages` }).superRefine((list, context) => {
  list.forEach((each, index) => {
    if (list.findIndex((other) => foldText(other) === foldText(each)) < index) {
      context.addIssue({ code: 'custom', path: [index], message: `the village ${each} is there twice` });
    }
  });
});

/** Where people live: districts, their sub-districts, and the villages of these. */
export const placesSetting = z
  .record(name, z.record(name, villages, { error: like }), { error: like })
  .default({});

/** What is known of people beside their names, and what kind of value each of it is. */
export const fieldsSetting = z
  .record(
    z.string(),
    z.strictObject(
      {
        type: z.enum(['text', 'number', 'date', 'yes_no'], { error: 'must be text, number, date or yes_no' }),
        title: name.optional(),
        one_of: z
          .array(
            z
              .union([z.string(), z.number()], { error: 'must be a text' })
              .transform((value) => String(value)),
            { error: 'must be a list of values' },
          )
          .default([]),
      },
      { error: 'must be such as { type: number, title: Jumlah anak }' },
    ),
    { error: 'must be a mapping such as { anak: { type: number, title: Jumlah anak } }' },
  )
  .superRefine((all, context) => {
    for (const key of Object.keys(all).filter((each) => !/^[a-z][a-z0-9_]{0,63}$/u.test(each))) {
      context.addIssue({ code: 'custom', path: [key], message: 'the name of a field is a-z, 0-9 and _' });
    }
  })
  .default({});

/** What the engine and the API go by. */
export function toPeopleRules(
  places: z.output<typeof placesSetting>,
  fields: z.output<typeof fieldsSetting>,
): PeopleRules {
  const all = Object.entries(places).flatMap(([district, inside]) =>
    Object.entries(inside).flatMap(([subdistrict, list]) =>
      list.map((village): Place => ({ village, subdistrict, district })),
    ),
  );
  const rules: FieldRules = new Map(
    Object.entries(fields).map(([key, { type, title = key, one_of: oneOf }]) => [
      key,
      { type, title, oneOf },
    ]),
  );
  return { places: createPlaces(all), fields: rules };
}
