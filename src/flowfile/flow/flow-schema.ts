/** A part of a JSON Schema. */
export interface Schema {
  readonly [key: string]: unknown;
}

const text: Schema = { type: 'string' };
const written: Schema = { type: ['string', 'number', 'boolean'] };
const several = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const duration: Schema = {
  type: 'string',
  pattern: '^[0-9]+[smhdw]$',
  description: 'such as 30s 5m 2h 1d 1w',
};
const goto: Schema = { ...text, description: 'the id of a step, or end' };

function mapping(properties: { readonly [key: string]: Schema }, ...required: readonly string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const answers = 'text number integer date time phone yes_no location image voice file any'.split(' ');

const question: { readonly [key: string]: Schema } = {
  media: text,
  choices: {
    ...list(mapping({ value: written, label: written, accept: several(written), goto }, 'label')),
    maxItems: 9,
  },
  answer: { enum: answers },
  min: { type: 'number' },
  max: { type: 'number' },
  remind: list(mapping({ after: duration, say: text }, 'after')),
  timeout: mapping({ after: duration, goto }, 'after'),
  invalid: mapping({ say: text, tries: { type: 'integer', minimum: 0 }, goto }),
};

/** What each verb takes, and what may stand beside it. */
const verbs: { readonly [verb: string]: { readonly takes: Schema; readonly beside?: typeof question } } = {
  say: { takes: { type: ['string', 'null'] }, beside: { media: text } },
  ask: { takes: text, beside: question },
  if: { takes: { ...list(mapping({ when: written, goto }, 'goto')), minItems: 1 } },
  set: { takes: { type: 'object', description: 'such as contact.fields.children: "@results.children"' } },
  tag: { takes: several(written) },
  untag: { takes: several(written) },
  task: { takes: mapping({ for: text, title: text, due: duration, why: text }, 'for', 'title') },
  notify: { takes: mapping({ to: text, say: text }, 'to', 'say') },
  call: { takes: text },
  start: { takes: text },
  wait: { takes: duration },
  handover: { takes: mapping({ topic: text }, 'topic') },
  end: { takes: { enum: [true, null] } },
};

const id: Schema = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };
const steps: readonly Schema[] = Object.entries(verbs).map(([verb, { takes, beside = {} }]) =>
  mapping({ [verb]: takes, id, goto, ...beside }, verb, ...(verb === 'ask' ? ['id'] : [])),
);

const flag: Schema = { type: 'boolean' };
const daySets: Schema = {
  anyOf: [
    text,
    list({ anyOf: [text, { type: 'object' }] }),
    mapping({ market_day: several(text) }, 'market_day'),
  ],
};

/** What both kinds of timed trigger may say beside their time. */
const timing: { readonly [key: string]: Schema } = {
  audience: text,
  mode: { enum: ['wait', 'skip', 'interrupt'] },
  priority: { enum: ['high', 'normal', 'low'] },
  catch_up: { enum: ['latest', 'all', 'none'] },
  purpose: text,
  unless_done: duration,
  not_on: daySets,
  only_on: daySets,
};

const triggers: { readonly [key: string]: Schema } = {
  keyword: several(written),
  every: mapping({ cron: text, rule: text, at: text, ...timing }),
  after: mapping({ date: text, offset: duration, at: text, before: flag, ...timing }, 'date', 'offset'),
  event: text,
  interrupts: { type: 'boolean' },
};

/** Flow files as a JSON Schema, by which an editor completes what is written; `flows check` sees more. */
export const flowSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A flow of Semangat',
  ...mapping(
    {
      title: text,
      language: text,
      for: several({ enum: ['beneficiary', 'volunteer', 'coordinator'] }),
      expires: duration,
      triggers: list(mapping(triggers)),
      steps: { ...list({ anyOf: [...steps, mapping({ goto, id }, 'goto'), { const: 'end' }] }), minItems: 1 },
    },
    'steps',
  ),
};
