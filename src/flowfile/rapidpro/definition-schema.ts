import * as z from 'zod';

const text = z.string();
const optional = z.string().nullish();
const reference = z.looseObject({ uuid: text.optional(), name: text.optional() });
const named = z.looseObject({ uuid: text.optional(), name: text.optional(), name_match: text.optional() });

/** An action as it stands in a flow's JSON; what belongs to which type is known by who reads it. */
export const actionSchema = z.looseObject({
  uuid: text.default(''),
  type: text,
  text: optional,
  attachments: z.array(text).nullish(),
  quick_replies: z.array(text).nullish(),
  name: optional,
  value: optional,
  category: optional,
  field: z.looseObject({ key: text, name: text.default('') }).nullish(),
  language: optional,
  timezone: optional,
  status: optional,
  channel: reference.nullish(),
  groups: z.array(named).nullish(),
  all_groups: z.boolean().nullish(),
  labels: z.array(named).nullish(),
  scheme: optional,
  path: optional,
  local: optional,
  operation: optional,
  method: optional,
  url: optional,
  headers: z.record(z.string(), text).nullish(),
  body: optional,
  result_name: optional,
  resthook: optional,
  addresses: z.array(text).nullish(),
  subject: optional,
  contacts: z.array(reference).nullish(),
  urns: z.array(text).nullish(),
  legacy_vars: z.array(text).nullish(),
  contact_query: optional,
  flow: reference.nullish(),
  terminal: z.boolean().nullish(),
  create_contact: z.boolean().nullish(),
  exclusions: z.looseObject({ in_a_flow: z.boolean().nullish() }).nullish(),
  topic: reference.nullish().catch(null),
  note: optional,
  assignee: reference.nullish(),
  input: optional,
  output_local: optional,
});

const caseSchema = z.looseObject({
  uuid: text.default(''),
  type: text,
  arguments: z.array(text).nullish(),
  category_uuid: text,
});

const routerSchema = z.looseObject({
  type: text,
  operand: optional,
  result_name: optional,
  cases: z.array(caseSchema).nullish(),
  categories: z.array(z.looseObject({ uuid: text, name: text.default(''), exit_uuid: text })).default([]),
  default_category_uuid: optional,
  wait: z
    .looseObject({
      type: text,
      timeout: z.looseObject({ seconds: z.number(), category_uuid: text }).nullish(),
      hint: z.looseObject({ type: text }).nullish(),
    })
    .nullish(),
});

const nodeSchema = z.looseObject({
  uuid: text,
  actions: z.array(actionSchema).nullish(),
  router: routerSchema.nullish(),
  exits: z.array(z.looseObject({ uuid: text, destination_uuid: optional })).default([]),
});

/** A flow of nodes in the format of RapidPro and TextIt, specification 13 or 14. */
export const definitionSchema = z.looseObject({
  uuid: text,
  name: text.default(''),
  spec_version: text,
  language: text.default('und'),
  type: text.default('messaging'),
  revision: z.number().default(0),
  expire_after_minutes: z.number().nullish(),
  localization: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
  nodes: z.array(nodeSchema).default([]),
});

/** A flow as it stands in JSON. */
export type Definition = z.infer<typeof definitionSchema>;
/** A node of it. */
export type DefinitionNode = Definition['nodes'][number];
/** An action of a node. */
export type DefinitionAction = z.infer<typeof actionSchema>;
/** The router of a node. */
export type DefinitionRouter = NonNullable<DefinitionNode['router']>;
