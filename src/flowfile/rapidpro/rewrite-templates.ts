import { nodeRoots } from '../../engine/nodes/context/root-of.ts';
import { scanTemplate } from '../../engine/expressions/scan-template.ts';
import { type Definition, type DefinitionAction } from './definition-schema.ts';

const roots = new Set(nodeRoots);

/** Rewrites the code of every expression of a text; what stands in quotes stays. */
export function rewriteTemplate(source: string, rewrite: (code: string) => string): string {
  if (!source.includes('@')) {
    return source;
  }
  let text = '';
  let done = 0;
  for (const piece of scanTemplate(source, roots)) {
    if (piece.kind === 'code') {
      text += source.slice(done, piece.start);
      text += outsideQuotes(source.slice(piece.start, piece.end), rewrite);
      done = piece.end;
    }
  }
  return text + source.slice(done);
}

function outsideQuotes(code: string, rewrite: (code: string) => string): string {
  return code
    .split(/("(?:[^"\\]|\\.)*")/su)
    .map((part, place) => (place % 2 === 1 ? part : rewrite(part)))
    .join('');
}

const textProperties = [
  'text',
  'value',
  'url',
  'body',
  'subject',
  'name',
  'language',
  'timezone',
  'path',
  'input',
  'note',
  'contact_query',
] as const;
const listProperties = ['attachments', 'quick_replies', 'addresses', 'urns', 'legacy_vars'] as const;

/** Rewrites every template of a flow, those of its translations too. */
export function rewriteTemplates(definition: Definition, rewrite: (template: string) => string): Definition {
  return {
    ...definition,
    localization: definition.localization
      ? (rewriteAll(definition.localization, rewrite) as Definition['localization'])
      : definition.localization,
    nodes: definition.nodes.map((node) => ({
      ...node,
      actions: node.actions?.map((action) => rewriteAction(action, rewrite)),
      router: node.router && {
        ...node.router,
        operand: node.router.operand && rewrite(node.router.operand),
        cases: node.router.cases?.map((each) => ({ ...each, arguments: each.arguments?.map(rewrite) })),
      },
    })),
  };
}

function rewriteAction(action: DefinitionAction, rewrite: (template: string) => string): DefinitionAction {
  const changed: Record<string, unknown> = {};
  for (const property of textProperties) {
    const text = action[property];
    // A result's name is no template.
    if (typeof text === 'string' && !(property === 'name' && action.type === 'set_run_result')) {
      changed[property] = rewrite(text);
    }
  }
  for (const property of listProperties) {
    const texts = action[property];
    if (texts) {
      changed[property] = texts.map(rewrite);
    }
  }
  if (action.headers) {
    changed['headers'] = rewriteAll(action.headers, rewrite);
  }
  return { ...action, ...changed };
}

function rewriteAll(value: unknown, rewrite: (template: string) => string): unknown {
  if (typeof value === 'string') {
    return rewrite(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => rewriteAll(each, rewrite));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rewriteAll(each, rewrite)]))
    : value;
}
