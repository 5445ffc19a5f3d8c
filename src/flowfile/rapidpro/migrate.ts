import { isBefore } from './compare-versions.ts';
import { type Definition, type DefinitionAction, type DefinitionNode } from './definition-schema.ts';
import { migrateSplits } from './migrate-splits.ts';
import { rewriteTemplate, rewriteTemplates } from './rewrite-templates.ts';

/** RapidPro's limits: names of results and categories, quick replies, minutes that a question stays open. */
const longestResultName = 64;
const longestCategory = 36;
const mostQuickReplies = 10;
const longestOpen = { messaging: 20_160, voice: 15 };

const textTests = [
  'has_any_word',
  'has_all_words',
  'has_phrase',
  'has_only_phrase',
  'has_only_text',
  'has_beginning',
];

/** A flow of any version from 13.0 on, in the form that 14.4 has. */
export function migrate(old: Definition): Definition {
  const version = old.spec_version;
  let definition = isBefore(version, '13.2.0') ? nameLanguage(old) : old;
  if (isBefore(version, '13.3.0')) {
    definition = rewriteTemplates(definition, (text) => rewriteTemplate(text, pointIntoJson));
  }
  if (isBefore(version, '13.6.1')) {
    definition = rewriteTemplates(cutNames(definition), (text) => rewriteTemplate(text, cutLookups));
  }
  if (isBefore(version, '14.0.0')) {
    definition = capExpiry(definition);
  }
  if (isBefore(version, '14.2.0')) {
    definition = dropStrangeLanguages(definition);
  }
  return isBefore(version, '14.4.2') ? migrateNodes(definition) : definition;
}

function nameLanguage(definition: Definition): Definition {
  if (/^[a-z]{3}$/u.test(definition.language)) {
    return definition;
  }
  const others = Object.entries(definition.localization ?? {}).filter(([language]) => language !== 'und');
  return { ...definition, language: 'und', localization: Object.fromEntries(others) };
}

/** Before 13.3 `@webhook` was the answer's JSON itself. */
const pointIntoJson = (code: string): string =>
  code.replace(/(?<![\w.])webhook(?!\w)(?!\s*\()/giu, 'webhook.json');

const cutLookups = (code: string): string =>
  code.replace(/(?<![\w])results\.(\w+)/giu, (whole, key: string) =>
    key.length > longestResultName ? `results.${key.slice(0, longestResultName)}` : whole,
  );

function cutNames(definition: Definition): Definition {
  const cut = (name: string, length: number): string =>
    name.length > length ? name.slice(0, length).trim() : name;
  return {
    ...definition,
    nodes: definition.nodes.map((node) => ({
      ...node,
      actions: node.actions?.map((action) => ({
        ...action,
        ...(action.type === 'set_run_result'
          ? {
              name: cut(action.name ?? '', longestResultName),
              category: cut(action.category ?? '', longestCategory),
            }
          : {}),
        ...(action.result_name ? { result_name: cut(action.result_name, longestResultName) } : {}),
      })),
      router: node.router && {
        ...node.router,
        result_name: cut(node.router.result_name ?? '', longestResultName),
        categories: node.router.categories.map((each) => ({
          ...each,
          name: cut(each.name, longestCategory),
        })),
      },
    })),
  };
}

function capExpiry(definition: Definition): Definition {
  const most = definition.type === 'voice' ? longestOpen.voice : longestOpen.messaging;
  const { expire_after_minutes: minutes } = definition;
  return minutes ? { ...definition, expire_after_minutes: Math.min(minutes, most) } : definition;
}

function dropStrangeLanguages(definition: Definition): Definition {
  const known = Object.entries(definition.localization ?? {}).filter(([language]) =>
    /^[a-z]{3}$/u.test(language),
  );
  return { ...definition, localization: Object.fromEntries(known) };
}

function migrateNodes(definition: Definition): Definition {
  const stale = new Set<string>();
  const nodes = definition.nodes.map((node) =>
    joinArguments(migrateSplits({ ...node, actions: node.actions?.map(migrateAction) }, stale), stale),
  );
  return { ...definition, nodes, localization: joinTranslations(definition, nodes, stale) };
}

function migrateAction(action: DefinitionAction): DefinitionAction {
  const replies = action.quick_replies?.slice(0, mostQuickReplies);
  const note = action.type === 'open_ticket' && action.body ? { note: action.note ?? action.body } : {};
  return { ...action, ...(replies ? { quick_replies: replies } : {}), ...note };
}

/** Several arguments of a test of words are one, joined by spaces. */
function joinArguments(node: DefinitionNode, stale: ReadonlySet<string>): DefinitionNode {
  const { router } = node;
  if (!router) {
    return node;
  }
  const cases = router.cases?.map((each) =>
    textTests.includes(each.type) && !stale.has(each.uuid) && (each.arguments?.length ?? 0) > 1
      ? { ...each, arguments: [(each.arguments ?? []).join(' ')] }
      : each,
  );
  const categories = router.categories.map((each) => (each.name === '' ? { ...each, name: 'Match' } : each));
  return { ...node, router: { ...router, cases, categories } };
}

function joinTranslations(
  { localization }: Definition,
  nodes: readonly DefinitionNode[],
  stale: ReadonlySet<string>,
): Definition['localization'] {
  const joined = new Set(
    nodes.flatMap(({ router }) =>
      (router?.cases ?? []).filter(({ type }) => textTests.includes(type)).map(({ uuid }) => uuid),
    ),
  );
  const migrated = Object.entries(localization ?? {}).map(([language, items]) => [
    language,
    Object.fromEntries(
      Object.entries(items)
        .filter(([uuid]) => !stale.has(uuid))
        .map(([uuid, item]) => [uuid, joined.has(uuid) ? joinItem(item) : item]),
    ),
  ]);
  return Object.fromEntries(migrated) as Definition['localization'];
}

function joinItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('arguments' in item) || !Array.isArray(item.arguments)) {
    return item;
  }
  return item.arguments.length > 1 ? { ...item, arguments: [item.arguments.join(' ')] } : item;
}
