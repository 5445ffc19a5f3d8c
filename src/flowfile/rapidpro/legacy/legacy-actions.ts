import { schemes } from '../../../engine/nodes/urn.ts';
import { type LegacyAction, type LegacyTexts } from './legacy-schema.ts';
import { migrateTemplate } from './legacy-template.ts';
import { keepText, type TextKeeper } from './legacy-texts.ts';

type Migrate = (
  action: LegacyAction,
  about: { readonly uuid: string; readonly keeper: TextKeeper },
) => object;

const named = (things: LegacyAction['groups']): readonly object[] =>
  (things ?? []).map((thing) =>
    typeof thing === 'string'
      ? { name_match: migrateTemplate(thing) }
      : thing.uuid
        ? { uuid: thing.uuid, name: thing.name ?? '' }
        : { name_match: thing.name ?? '' },
  );

const references = (things: LegacyAction['contacts']): readonly object[] =>
  (things ?? []).map(({ uuid, name }) => ({ uuid: uuid ?? '', name: name ?? '' }));

const variables = ({ variables: each }: LegacyAction): readonly string[] =>
  (each ?? []).map(({ id }) => migrateTemplate(id));

const message: Migrate = ({ msg, media, quick_replies: replies }, { uuid, keeper }) => ({
  text: keepText(keeper, msg, { uuid, property: 'text' }),
  attachments: attachmentOf(media, uuid, keeper),
  quick_replies: (replies ?? []).map((each) =>
    keepText({ ...keeper, localization: {} }, each, { uuid, property: '' }),
  ),
});

function attachmentOf(media: LegacyTexts, uuid: string, keeper: TextKeeper): readonly string[] {
  const text = keepText(keeper, media, { uuid, property: 'attachments' });
  return text === '' ? [] : [text];
}

const migrations: { readonly [type: string]: Migrate } = {
  reply: (action, about) => ({ type: 'send_msg', ...message(action, about) }),
  send: (action, about) => ({
    type: 'send_broadcast',
    ...message(action, about),
    groups: named(action.groups),
    contacts: references(action.contacts),
    legacy_vars: variables(action),
  }),
  save: migrateSave,
  add_group: ({ groups }) => ({ type: 'add_contact_groups', groups: named(groups) }),
  del_group: ({ groups }) => ({
    type: 'remove_contact_groups',
    groups: named(groups),
    all_groups: (groups ?? []).length === 0,
  }),
  add_label: ({ labels }) => ({ type: 'add_input_labels', labels: named(labels) }),
  lang: ({ lang }) => ({ type: 'set_contact_language', language: lang ?? '' }),
  channel: ({ channel, name }) => ({
    type: 'set_contact_channel',
    channel: { uuid: channel ?? '', name: name ?? '' },
  }),
  email: ({ emails, subject, msg }, { uuid, keeper }) => ({
    type: 'send_email',
    addresses: (emails ?? []).map(migrateTemplate),
    subject: migrateTemplate(subject ?? ''),
    body: keepText(keeper, msg, { uuid, property: 'body' }),
  }),
  flow: ({ flow }) => ({ type: 'enter_flow', flow, terminal: true }),
  'trigger-flow': (action) => ({
    type: 'start_session',
    flow: action.flow,
    groups: named(action.groups),
    contacts: references(action.contacts),
    legacy_vars: variables(action).filter((each) => each !== '@new_contact'),
    create_contact: variables(action).includes('@new_contact'),
  }),
};

function migrateSave({ field, label, value }: LegacyAction): object {
  const text = value === '@("")' ? '' : migrateTemplate(value ?? '');
  const key = field ?? '';
  if (key === 'name') {
    return { type: 'set_contact_name', name: text };
  }
  if (key === 'first_name') {
    return { type: 'set_contact_name', name: `${text} @(word_slice(contact.name, 1, -1))` };
  }
  const scheme = key === 'tel_e164' ? 'tel' : key;
  return schemes.includes(scheme)
    ? { type: 'add_contact_urn', scheme, path: text }
    : { type: 'set_contact_field', field: { key, name: label ?? key }, value: text };
}

/** An action of old in today's form; one that is not known keeps its type, and the report names it. */
export function migrateAction(action: LegacyAction, uuid: string, keeper: TextKeeper): object {
  const migrate = Object.hasOwn(migrations, action.type) ? migrations[action.type] : undefined;
  return { uuid, ...(migrate ? migrate(action, { uuid, keeper }) : { type: action.type }) };
}
