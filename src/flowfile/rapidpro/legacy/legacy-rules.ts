import { resultKey } from '../../../engine/nodes/result-key.ts';
import { type LegacyRuleSet } from './legacy-schema.ts';
import { migrateTemplate } from './legacy-template.ts';
import { migrateTest } from './legacy-tests.ts';
import { keepText, type TextKeeper } from './legacy-texts.ts';

/** Makes ids that follow from other ids. */
export type MakeId = (from: string) => string;

interface Category {
  readonly uuid: string;
  readonly name: string;
  readonly exit: string;
  readonly destination: string | null;
}

/** A set of rules of old as a node of today. */
export function migrateRuleSet(rules: LegacyRuleSet, keeper: TextKeeper, makeId: MakeId): object {
  const categories = categoriesOf(rules, keeper, makeId);
  const actions = actionsOf(rules, makeId);
  return {
    uuid: rules.uuid,
    ...(actions.length > 0 ? { actions } : {}),
    router: { ...routerOf(rules, categories, { keeper, makeId }), categories: categories.map(shown) },
    exits: categories.map(({ exit, destination }) => ({ uuid: exit, destination_uuid: destination })),
  };
}

const shown = ({ uuid, name, exit }: Category): object => ({ uuid, name, exit_uuid: exit });

/** Rules of one category that lead to one place are one category. */
function categoriesOf({ rules }: LegacyRuleSet, keeper: TextKeeper, makeId: MakeId): readonly Category[] {
  const known = new Map<string, Category>();
  for (const { uuid, category, destination = null } of rules) {
    const id = makeId(`category:${uuid}`);
    const name = keepText(keeper, category, { uuid: id, property: 'name', plain: true });
    const key = keyOf(name, destination);
    if (!known.has(key)) {
      known.set(key, { uuid: id, name, exit: uuid, destination });
    }
  }
  return [...known.values()];
}

const keyOf = (name: string, destination: string | null | undefined): string =>
  `${name}\n${destination ?? ''}`;

function actionsOf(
  { uuid, ruleset_type: type, config, label }: LegacyRuleSet,
  makeId: MakeId,
): readonly object[] {
  const result_name = label ?? '';
  const actions: { readonly [type: string]: object } = {
    subflow: { type: 'enter_flow', flow: config?.['flow'] },
    webhook: { type: 'call_webhook', ...webhookOf(config ?? {}), result_name },
    resthook: { type: 'call_resthook', resthook: config?.['resthook'], result_name },
    airtime: { type: 'transfer_airtime', result_name },
  };
  const action = actions[type ?? ''];
  return action ? [{ uuid: makeId(`action:${uuid}`), ...action }] : [];
}

/** What a posting webhook of old told the service: who, in which flow, where, with what so far. */
const told = `@(json(object("contact", object("uuid", contact.uuid, "name", contact.name, "urn", contact.urn), "flow", run.flow, "path", run.path, "results", foreach_value(results, extract_object, "category", "category_localized", "created_on", "input", "name", "node_uuid", "value"), "run", object("uuid", run.uuid, "created_on", run.created_on), "input", if(input, object("attachments", foreach(input.attachments, attachment_parts), "channel", input.channel, "created_on", input.created_on, "text", input.text, "type", input.type, "urn", if(input.urn, object("display", default(format_urn(input.urn), ""), "path", urn_parts(input.urn).path, "scheme", urn_parts(input.urn).scheme), null), "uuid", input.uuid), null), "channel", default(input.channel, null))))`;

function webhookOf(config: { readonly [name: string]: unknown }): object {
  const method = typeof config['webhook_action'] === 'string' ? config['webhook_action'] : 'POST';
  const url = typeof config['webhook'] === 'string' ? config['webhook'] : '';
  const headers = [config['webhook_headers'] ?? []].flat().flatMap((header) => {
    const { name, value } = header as { readonly name?: string; readonly value?: string };
    return name ? [[name, migrateTemplate(value ?? '')] as const] : [];
  });
  const posts = method === 'POST';
  return {
    method,
    url: encodeParts(migrateTemplate(url)),
    headers: Object.fromEntries([
      ...(posts ? [['Content-Type', 'application/json'] as const] : []),
      ...headers,
    ]),
    body: posts ? told : '',
  };
}

/** What expressions give goes into an address encoded. */
const encodeParts = (url: string): string =>
  url.replace(/@([a-z_]\w*(?:\.\w+)*)/giu, (_, path: string) => `@(url_encode(${path}))`);

function routerOf(
  rules: LegacyRuleSet,
  categories: readonly Category[],
  { keeper, makeId }: { readonly keeper: TextKeeper; readonly makeId: MakeId },
): object {
  const type = rules.ruleset_type ?? 'wait_message';
  const ofRule = ({ category, destination }: Rule): string => {
    const name = keepText({ ...keeper, localization: {} }, category, { uuid: '', property: '', plain: true });
    return (
      categories.find((each) => keyOf(each.name, each.destination) === keyOf(name, destination))?.uuid ?? ''
    );
  };
  const calls = ['webhook', 'resthook', 'airtime'].includes(type);
  return {
    type: type === 'random' ? 'random' : 'switch',
    ...(calls ? {} : { result_name: rules.label ?? '' }),
    ...(type.startsWith('wait_') ? { wait: waitOf(type, timeoutOf(rules, ofRule)) } : {}),
    operand: operandOf(rules, type),
    cases: type === 'random' ? [] : casesOf(rules, ofRule, { keeper, makeId }),
    default_category_uuid: otherwiseOf(rules, ofRule) ?? (calls ? categories.at(-1)?.uuid : undefined),
  };
}

type Rule = LegacyRuleSet['rules'][number];

function casesOf(
  { rules }: LegacyRuleSet,
  ofRule: (rule: Rule) => string,
  { keeper, makeId }: { readonly keeper: TextKeeper; readonly makeId: MakeId },
): readonly object[] {
  return rules.flatMap((rule) => {
    const id = makeId(`case:${rule.uuid}`);
    const test = migrateTest(rule.test, id, keeper);
    return test ? [{ uuid: id, ...test, category_uuid: ofRule(rule) }] : [];
  });
}

function otherwiseOf({ rules }: LegacyRuleSet, ofRule: (rule: Rule) => string): string | undefined {
  const otherwise = rules.find(({ test }) => test.type === 'true');
  return otherwise && ofRule(otherwise);
}

function timeoutOf({ rules }: LegacyRuleSet, ofRule: (rule: Rule) => string): object | undefined {
  const silence = rules.find(({ test }) => test.type === 'timeout');
  return silence && { seconds: (silence.test.minutes ?? 0) * 60, category_uuid: ofRule(silence) };
}

const hints: { readonly [type: string]: string } = {
  wait_photo: 'image',
  wait_audio: 'audio',
  wait_recording: 'audio',
  wait_video: 'video',
  wait_gps: 'location',
  wait_digit: 'digits',
  wait_digits: 'digits',
};

function waitOf(type: string, timeout: object | undefined): object {
  const hint = hints[type];
  return { type: 'msg', ...(hint ? { hint: { type: hint } } : {}), ...(timeout ? { timeout } : {}) };
}

function operandOf({ operand, label, config }: LegacyRuleSet, type: string): string {
  const result = `@results.${resultKey(label ?? '')}`;
  const fixed: { readonly [type: string]: string } = {
    subflow: '@child.status',
    group: '@contact.groups',
    webhook: `${result}.category`,
    resthook: `${result}.category`,
    airtime: result,
    wait_digit: '@input.text',
    wait_digits: '@input.text',
  };
  const migrated = fixed[type] ?? migrateTemplate(operand ?? '@step.value');
  if (type !== 'form_field') {
    return migrated;
  }
  const code = migrated.replace(/^@\(?|\)?$/gu, '');
  const [index = 0, delimiter = ' '] = [config?.['field_index'], config?.['field_delimiter']];
  return `@(field(${code}, ${JSON.stringify(index)}, ${JSON.stringify(delimiter)}))`;
}
