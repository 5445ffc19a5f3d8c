import * as z from 'zod';

const text = z.string();
const named = z.looseObject({ uuid: text.nullish(), name: text.nullish() });
/** A text in some languages, or in no particular one. */
const texts = z.union([text, z.number(), z.record(text, text.nullable())]).nullish();

const actionSchema = z.looseObject({
  type: text,
  uuid: text.nullish(),
  msg: texts,
  media: texts,
  quick_replies: z.array(texts).nullish(),
  groups: z.array(z.union([text, named])).nullish(),
  labels: z.array(z.union([text, named])).nullish(),
  contacts: z.array(named).nullish(),
  variables: z.array(z.looseObject({ id: text })).nullish(),
  field: text.nullish(),
  label: text.nullish(),
  value: text.nullish(),
  lang: text.nullish(),
  channel: text.nullish(),
  name: text.nullish(),
  emails: z.array(text).nullish(),
  subject: text.nullish(),
  flow: named.nullish(),
});

const testSchema = z.looseObject({
  type: text,
  test: z.union([texts, named]).nullish(),
  min: z.union([text, z.number()]).nullish(),
  max: z.union([text, z.number()]).nullish(),
  state: text.nullish(),
  district: text.nullish(),
  exit_type: text.nullish(),
  status: text.nullish(),
  minutes: z.number().nullish(),
});

const ruleSetSchema = z.looseObject({
  uuid: text,
  label: text.nullish(),
  ruleset_type: text.nullish(),
  operand: text.nullish(),
  config: z.record(text, z.unknown()).nullish(),
  y: z.number().default(0),
  rules: z.array(
    z.looseObject({ uuid: text, category: texts, destination: text.nullish(), test: testSchema }),
  ),
});

/** A flow of RapidPro before version 12: sets of actions and sets of rules. */
export const legacySchema = z.looseObject({
  base_language: text.default('base'),
  flow_type: text.nullish(),
  version: z.union([text, z.number()]).nullish(),
  entry: text.nullish(),
  metadata: z
    .looseObject({ uuid: text.default(''), name: text.default(''), revision: z.number().default(0) })
    .extend({ expires: z.number().nullish() }),
  action_sets: z.array(
    z.looseObject({
      uuid: text,
      y: z.number().default(0),
      destination: text.nullish(),
      exit_uuid: text.nullish(),
      actions: z.array(actionSchema).default([]),
    }),
  ),
  rule_sets: z.array(ruleSetSchema).default([]),
});

/** A flow of old as it stands in JSON. */
export type LegacyFlow = z.infer<typeof legacySchema>;
/** An action of it. */
export type LegacyAction = z.infer<typeof actionSchema>;
/** A set of rules of it. */
export type LegacyRuleSet = z.infer<typeof ruleSetSchema>;
/** A test of one of its rules. */
export type LegacyTest = z.infer<typeof testSchema>;
/** A text in some languages, or in no particular one. */
export type LegacyTexts = z.infer<typeof texts>;
