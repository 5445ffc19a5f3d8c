import { z } from 'zod';
import { isTimezone } from '../../domain/time/calendar.ts';
import { languageCode } from '../../domain/text/language-code.ts';
import { dayOrMoment } from '../http/common-schema.ts';
import { type Said } from '../phrase.ts';
import { hidesNumber, keptWords } from '../http/kept-words.ts';
import { externalIdField } from './contact-view.ts';
import { writtenAddress } from './written-address.ts';

const words = keptWords(200).min(1);
const neverKept = {
  error: 'This looks like a NIK or a card number, which is never kept. Use a number of your own.',
  params: { text: 'row_secret' } satisfies Said,
};

const shape = {
  external_id: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => !hidesNumber(text), neverKept)
    .optional()
    .describe("The programme's own number of this person; never changes."),
  name: words,
  role: z.enum(['beneficiary', 'volunteer', 'coordinator']).optional(),
  language: z.string().regex(languageCode, 'A language code such as "id" or "jv".').optional(),
  timezone: z.string().refine(isTimezone, 'A time zone such as "Asia/Jakarta".').optional(),
  salutation: words
    .nullish()
    .describe('How to address them: a word of the locales such as `Ibu`, `Pak` or `Mbah`; null: unknown.'),
  village: words
    .nullish()
    .describe('A village; where several have its name, with its sub-district: `Sumberagung, Pesanggaran`.'),
  companion: words.nullish().describe('The id, or the external_id, of the paired volunteer.'),
  addresses: z.array(writtenAddress).max(20).optional(),
  groups: z.array(keptWords(64).min(1)).max(200).optional(),
  opted_in_at: dayOrMoment.nullish().describe('When the person agreed to be written to; null takes it back.'),
  opted_in_method: words.optional().describe('How: `paper`, `visit`, …'),
  opted_in_witness: words.optional().describe('Who saw a consent on paper given.'),
  opted_in_version: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Which version of the words the paper had (`purposes` in programme.yaml); without it, the first.',
    ),
  fields: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'A field name is a-z, 0-9 and _.'),
      z.union(
        [keptWords(4096), z.number().refine(isShort, neverKept), z.boolean(), z.null()],
        'One value: a text, a number, true or false; null removes it.',
      ),
    )
    .refine((fields) => !(externalIdField in fields), {
      error: 'external_id is a name of its own, not a field.',
      params: { text: 'row_own_column' } satisfies Said,
    })
    .optional()
    .describe('Further facts; null removes one.'),
};

const column = 'fields.';
const methodAlone = {
  error: 'opted_in_method, opted_in_witness and opted_in_version need opted_in_at beside them.',
  params: { text: 'row_method_alone' } satisfies Said,
};

/** What a new contact is made of. */
export const newContactBody = z.preprocess(foldFields, z.strictObject(shape).refine(saysWhen, methodAlone));

/** What is to be changed in a contact; what is not named stays. */
export const contactChangeBody = z.preprocess(
  foldFields,
  z.strictObject({ ...shape, name: words.optional() }).refine(saysWhen, methodAlone),
);

/** The names that a contact is made of or changed by, read. */
export type ContactChange = z.infer<typeof contactChangeBody>;

/** A body may name a field as the column of a table does: `fields.children`. */
function foldFields(body: unknown): unknown {
  const read = z.looseObject({ fields: z.looseObject({}).default({}) }).safeParse(body);
  const columns = Object.entries(read.data ?? {}).filter(([key]) => key.startsWith(column));
  if (!read.success || columns.length === 0) {
    return body;
  }
  const others = Object.entries(read.data).filter(([key]) => !key.startsWith(column));
  const named = Object.fromEntries<unknown>(columns.map(([key, value]) => [key.slice(column.length), value]));
  return { ...Object.fromEntries(others), fields: { ...read.data.fields, ...named } };
}

function isShort(number: number): boolean {
  return !hidesNumber(String(number));
}

function saysWhen(body: {
  readonly opted_in_at?: unknown;
  readonly opted_in_method?: unknown;
  readonly opted_in_witness?: unknown;
  readonly opted_in_version?: unknown;
}): boolean {
  const said = [body.opted_in_method, body.opted_in_witness, body.opted_in_version];
  return said.every((each) => each === undefined) || typeof body.opted_in_at === 'string';
}
