import { toThreeLetters } from '../../engine/nodes/three-letters.ts';
import { type Definition, type DefinitionAction } from './definition-schema.ts';
import { rewriteTemplate, rewriteTemplates } from './rewrite-templates.ts';

const itsActions = [
  'send_interactive_msg',
  'wait_for_time',
  'wait_for_result',
  'set_contact_profile',
  'link_google_sheet',
  'set_wa_group_field',
];

/** Whether a flow is in Glific's dialect: languages of two letters, actions and webhooks that only it has. */
export function isGlific({ localization, nodes }: Definition): boolean {
  const actions = nodes.flatMap((node) => node.actions ?? []);
  return (
    Object.keys(localization ?? {}).some((language) => language.length === 2) ||
    actions.some(({ type, method }) => itsActions.includes(type) || method === 'FUNCTION')
  );
}

/** A flow of Glific in the words of RapidPro: languages, interactive messages, values of contact fields. */
export function fromGlific(definition: Definition): Definition {
  const languages = Object.entries(definition.localization ?? {}).map(([language, items]) => [
    toThreeLetters(language),
    items,
  ]);
  return rewriteTemplates(
    {
      ...definition,
      localization: Object.fromEntries(languages) as Definition['localization'],
      nodes: definition.nodes.map((node) => ({ ...node, actions: node.actions?.map(toMessage) })),
    },
    (text) => rewriteTemplate(text, dropValue),
  );
}

const dropValue = (code: string): string => code.replace(/(contact\.fields\.\w+)\.value\b/giu, '$1');

/** An interactive message is a text with its options as buttons. */
function toMessage(action: DefinitionAction): DefinitionAction {
  if (action.type !== 'send_interactive_msg') {
    return action;
  }
  const { text, choices } = readInteractive(action.text ?? '');
  return { ...action, type: 'send_msg', text, quick_replies: choices };
}

function readInteractive(source: string): { readonly text: string; readonly choices: string[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return { text: source, choices: [] };
  }
  const content = at(parsed, 'content') ?? parsed;
  const items = [at(parsed, 'items')].flat().flatMap((item) => at(item, 'options') ?? []);
  const options = [at(parsed, 'options') ?? items].flat();
  const words = [at(content, 'text'), at(parsed, 'body'), at(content, 'caption')];
  return {
    text: words.filter(isText).find((word) => word !== '') ?? '',
    choices: options.map((option) => at(option, 'title')).filter(isText),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
