import * as z from 'zod';

const text = z.string();
const message = z.looseObject({
  text: text.default(''),
  attachments: z.array(text).nullish(),
  urn: text.nullish(),
});

const environment = z.looseObject({
  timezone: text.default('UTC'),
  date_format: z.enum(['DD-MM-YYYY', 'MM-DD-YYYY', 'YYYY-MM-DD']).default('DD-MM-YYYY'),
  time_format: z
    .enum(['tt:mm', 'tt:mm:ss', 'h:mm aa', 'hh:mm aa', 'h:mm:ss aa', 'hh:mm:ss aa'])
    .default('tt:mm'),
  allowed_languages: z.array(text).default([]),
  default_country: text.default(''),
  number_format: z
    .looseObject({ decimal_symbol: text.default('.'), digit_grouping_symbol: text.default(',') })
    .default({ decimal_symbol: '.', digit_grouping_symbol: ',' }),
  input_collation: z.enum(['default', 'confusables', 'arabic_variants']).default('default'),
  redaction_policy: text.default('none'),
});

const mock = z.looseObject({ status: z.number(), body: text.nullish() });

/** A recorded conversation: what happened to a contact, to be played again. */
export const transcriptSchema = z.looseObject({
  id: text.optional(),
  /** Files beside it, or the name of one in `../runner-assets`. */
  assets: z.union([z.array(text), text]),
  flow: z.looseObject({ uuid: text, name: text.default('') }),
  environment,
  contact: z.looseObject({
    uuid: text.default('contact'),
    id: z.number().optional(),
    name: text.nullish(),
    language: text.nullish(),
    status: text.nullish(),
    timezone: text.nullish(),
    created_on: text.default('2025-05-04T12:30:45.123456Z'),
    last_seen_on: text.nullish(),
    urns: z.array(text).nullish(),
    groups: z.array(z.looseObject({ name: text })).nullish(),
    fields: z.record(text, z.looseObject({ text: text.default('') }).nullable()).nullish(),
  }),
  trigger: z.looseObject({
    type: text,
    params: z.record(text, z.json()).nullish(),
    event: z
      .looseObject({ uuid: text.optional(), created_on: text.optional(), msg: message.nullish() })
      .nullish(),
  }),
  http_mocks: z.record(text, z.array(mock)).nullish(),
  http_mock_all: mock.nullish(),
  sprints: z.array(
    z.looseObject({
      input: z
        .union([
          z.looseObject({ msg: message }),
          z.looseObject({ timeout: z.literal(true) }),
          z.looseObject({ expiration: z.literal(true) }),
          z.looseObject({ dial: z.unknown() }),
        ])
        .nullish(),
      now: text.optional(),
    }),
  ),
});

/** A recorded conversation as it stands in JSON. */
export type RecordedTalk = z.infer<typeof transcriptSchema>;
/** A message in it. */
export type RecordedMessage = z.infer<typeof message>;
