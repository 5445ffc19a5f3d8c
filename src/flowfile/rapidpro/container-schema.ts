import * as z from 'zod';

const text = z.string();

/** A trigger of an export. */
const triggerSchema = z.looseObject({
  trigger_type: text,
  flow: z.looseObject({ uuid: text.optional(), name: text.optional() }).nullish(),
  keywords: z.array(text).nullish(),
  keyword: text.nullish(),
  match_type: text.nullish(),
  groups: z.array(z.looseObject({ name: text.default('') })).nullish(),
  exclude_groups: z.array(z.looseObject({ name: text.default('') })).nullish(),
  // Some write its UUID alone.
  channel: z
    .union([z.looseObject({ name: text.default('') }), text.transform((name) => ({ name }))])
    .nullish(),
});

/** An export of RapidPro or TextIt, with what an environment may add; every part may be absent. */
export const containerSchema = z.looseObject({
  version: z.union([text, z.number()]).nullish(),
  site: text.nullish(),
  flows: z.array(z.unknown()).default([]),
  campaigns: z.array(z.looseObject({ name: text.default('') })).default([]),
  triggers: z.array(triggerSchema).default([]),
  fields: z
    .array(z.looseObject({ key: text, name: text.default(''), type: text.default('text') }))
    .default([]),
  groups: z.array(z.looseObject({ uuid: text.default(''), name: text, query: text.nullish() })).default([]),
  channels: z
    .array(
      z.looseObject({
        uuid: text,
        name: text,
        address: text.default(''),
        schemes: z.array(text).default([]),
        roles: z.array(text).default([]),
        country: text.nullish(),
      }),
    )
    .default([]),
  labels: z.array(z.looseObject({ uuid: text, name: text })).default([]),
  topics: z.array(z.looseObject({ uuid: text, name: text })).default([]),
  users: z.array(z.looseObject({ uuid: text.default(''), name: text.default('') })).default([]),
  globals: z.array(z.looseObject({ key: text, name: text.default(''), value: text.default('') })).default([]),
  resthooks: z.array(z.looseObject({ slug: text, subscribers: z.array(text).default([]) })).default([]),
  locations: z.array(z.unknown()).default([]),
});

/** An export as it stands in JSON. */
export type Container = z.infer<typeof containerSchema>;
