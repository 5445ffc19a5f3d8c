import { type Template } from '../../engine/expressions/template.ts';
import {
  type Action,
  type Localised,
  type Named,
  type Recipients,
  type Reference,
} from '../../engine/nodes/node-flow.ts';
import { type DefinitionAction } from './definition-schema.ts';
import { type DefinitionReading, template } from './reading.ts';
import { localised, translationsOf } from './translations.ts';

type Read = (reading: DefinitionReading, action: DefinitionAction) => Action;

const readers: { readonly [type: string]: Read } = {
  send_msg: (reading, action) => ({ type: 'send_msg', ...readMessage(reading, action) }),
  set_run_result: (reading, action) => ({
    type: 'set_run_result',
    name: action.name ?? '',
    value: template(action.value ?? ''),
    category: categoryIn(reading, action),
  }),
  set_contact_field: (_, { field, value }) => ({
    type: 'set_contact_field',
    key: field?.key ?? '',
    name: field?.name ?? '',
    value: template(value ?? ''),
  }),
  set_contact_name: (_, { name }) => ({ type: 'set_contact_name', value: template(name ?? '') }),
  set_contact_language: (_, { language }) => ({
    type: 'set_contact_language',
    value: template(language ?? ''),
  }),
  set_contact_timezone: (_, { timezone }) => ({
    type: 'set_contact_timezone',
    value: template(timezone ?? ''),
  }),
  set_contact_status: (_, { status }) => ({ type: 'set_contact_status', status: statusNamed(status ?? '') }),
  set_contact_channel: (_, { channel }) => ({ type: 'set_contact_channel', channel: referenceTo(channel) }),
  add_contact_groups: (_, { groups }) => ({ type: 'add_contact_groups', groups: readNamed(groups) }),
  remove_contact_groups: (_, { groups, all_groups: all }) => ({
    type: 'remove_contact_groups',
    groups: readNamed(groups),
    all: all ?? false,
  }),
  add_contact_urn: (_, { scheme, path }) => ({
    type: 'add_contact_urn',
    scheme: scheme ?? '',
    path: template(path ?? ''),
  }),
  set_run_local: (_, { local, operation, value }) => ({
    type: 'set_run_local',
    local: local ?? '',
    operation: operation === 'increment' || operation === 'clear' ? operation : 'set',
    value: template(value ?? ''),
  }),
  call_webhook: (_, action) => ({
    type: 'call_webhook',
    method: action.method ?? 'GET',
    url: template(action.url ?? ''),
    headers: Object.entries(action.headers ?? {}).map(([name, value]) => ({ name, value: template(value) })),
    body: template(action.body ?? ''),
    resultName: action.result_name ?? '',
  }),
  call_resthook: (_, { resthook, result_name: name }) => ({
    type: 'call_resthook',
    resthook: resthook ?? '',
    resultName: name ?? '',
  }),
  send_email: (reading, action) => ({
    type: 'send_email',
    addresses: (action.addresses ?? []).map(template),
    subject: templateIn(reading, action, 'subject'),
    body: templateIn(reading, action, 'body'),
  }),
  send_broadcast: (reading, action) => ({
    type: 'send_broadcast',
    ...readMessage(reading, action),
    to: readRecipients(action),
  }),
  start_session: (reading, action) => ({
    type: 'start_session',
    flow: reading.flowId(action.flow ?? {}),
    flowName: action.flow?.name ?? '',
    to: readRecipients(action),
    createContact: action.create_contact ?? false,
    notInFlow: action.exclusions?.in_a_flow ?? false,
  }),
  open_ticket: (_, { topic, assignee, note }) => ({
    type: 'open_ticket',
    topic: referenceTo(topic),
    assignee: referenceTo(assignee),
    note: template(note ?? ''),
  }),
  enter_flow: ({ flowId }, { flow }) => ({
    type: 'check_flow',
    flow: flowId(flow ?? {}),
    name: flow?.name ?? '',
  }),
  add_input_labels: (_, { labels }) => ({ type: 'add_input_labels', labels: readNamed(labels) }),
  call_classifier: (_, { input, result_name: name }) => ({
    type: 'call_classifier',
    input: template(input ?? ''),
    resultName: name ?? '',
  }),
};

/** What of an action can be run; anything else goes the way of failure, and the report says so. */
export function readAction(reading: DefinitionReading, action: DefinitionAction, where: string): Action {
  const read = Object.hasOwn(readers, action.type) ? readers[action.type] : undefined;
  if (read) {
    return read(reading, action);
  }
  reading.remark('unsupported', where, `${action.type} is not run; a split on it goes the way of failure`);
  const failure = new Map([
    ['transfer_airtime', '_new_transfer'],
    ['call_llm', action.output_local ?? '_llm_output'],
  ]);
  return { type: 'unsupported', what: action.type, failure: failure.get(action.type) ?? '' };
}

function readMessage(reading: DefinitionReading, action: DefinitionAction) {
  const { definition } = reading;
  const list = (property: 'attachments' | 'quick_replies'): Localised<readonly Template[]> =>
    localised(action[property] ?? [], translationsOf(definition, action.uuid, property), (texts) =>
      texts.map(template),
    );
  return {
    text: templateIn(reading, action, 'text'),
    attachments: list('attachments'),
    quickReplies: list('quick_replies'),
  };
}

function templateIn(
  { definition }: DefinitionReading,
  action: DefinitionAction,
  property: 'text' | 'subject' | 'body',
): Localised<Template> {
  const translations = translationsOf(definition, action.uuid, property);
  return localised([action[property] ?? ''], translations, ([text = '']) => template(text));
}

function categoryIn(
  { definition }: DefinitionReading,
  { uuid, category }: DefinitionAction,
): Localised<string> {
  return localised([category ?? ''], translationsOf(definition, uuid, 'category'), ([text = '']) => text);
}

function readRecipients(action: DefinitionAction): Recipients {
  return {
    groups: readNamed(action.groups),
    contacts: (action.contacts ?? []).map((each) => ({ uuid: each.uuid ?? '', name: each.name ?? '' })),
    urns: (action.urns ?? []).map(template),
    variables: (action.legacy_vars ?? []).map(template),
    query: action.contact_query ? template(action.contact_query) : null,
  };
}

function readNamed(things: DefinitionAction['groups']): readonly Named[] {
  return (things ?? []).map(({ uuid, name, name_match: match }) =>
    match === undefined
      ? { kind: 'fixed', uuid: uuid ?? '', name: name ?? '' }
      : { kind: 'match', name: template(match) },
  );
}

function referenceTo(thing: DefinitionAction['topic']): Reference | null {
  return thing ? { uuid: thing.uuid ?? '', name: thing.name ?? '' } : null;
}

function statusNamed(status: string): 'active' | 'blocked' | 'stopped' | 'archived' {
  return status === 'blocked' || status === 'stopped' || status === 'archived' ? status : 'active';
}
