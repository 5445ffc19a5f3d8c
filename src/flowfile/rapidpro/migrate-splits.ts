import { resultKey } from '../../engine/nodes/result-key.ts';
import { type DefinitionAction, type DefinitionNode, type DefinitionRouter } from './definition-schema.ts';

/**
 * Splits on what a webhook, a ticket or a transfer came to: once they looked at a result, now they look at the
 * webhook's status or at a local. `stale` gathers the cases whose translations no longer fit.
 */
export function migrateSplits(node: DefinitionNode, stale: Set<string>): DefinitionNode {
  const { router } = node;
  if (router?.type !== 'switch' || router.wait) {
    return node;
  }
  for (const action of node.actions ?? []) {
    const migrated = migrateSplit(node, router, { action, stale });
    if (migrated) {
      return migrated;
    }
  }
  return node;
}

function migrateSplit(
  node: DefinitionNode,
  router: DefinitionRouter,
  { action, stale }: { readonly action: DefinitionAction; readonly stale: Set<string> },
): DefinitionNode | undefined {
  const operand = (router.operand ?? '').trim();
  const key = resultKey(action.result_name ?? '');
  const onResult = key !== '' && (operand === `@results.${key}` || operand === `@results.${key}.category`);
  if (webActions.includes(action.type) && (onResult || statusOperands.includes(operand))) {
    return { ...node, router: onStatus(router, stale) };
  }
  const local = locals.get(action.type);
  return local !== undefined && onResult ? onLocal(node, router, { action, local, stale }) : undefined;
}

const webActions = ['call_webhook', 'call_resthook'];
const locals = new Map([
  ['open_ticket', '_new_ticket'],
  ['transfer_airtime', '_new_transfer'],
]);
const statusOperand = '@(default(webhook.status, 0))';
const statusOperands = ['@webhook.json.status', '@webhook.status', statusOperand];

function onStatus(router: DefinitionRouter, stale: Set<string>): DefinitionRouter {
  const [first] = router.cases ?? [];
  if (!first || first.type === 'has_number_between') {
    return { ...router, operand: statusOperand };
  }
  for (const { uuid } of router.cases ?? []) {
    stale.add(uuid);
  }
  return {
    ...router,
    operand: statusOperand,
    cases: [{ ...first, type: 'has_number_between', arguments: ['200', '299'] }],
  };
}

function onLocal(
  node: DefinitionNode,
  router: DefinitionRouter,
  about: { readonly action: DefinitionAction; readonly local: string; readonly stale: Set<string> },
): DefinitionNode {
  const { action, local, stale } = about;
  const [first] = router.cases ?? [];
  for (const { uuid } of router.cases ?? []) {
    stale.add(uuid);
  }
  return {
    ...node,
    actions: node.actions?.map((each) => (each === action ? { ...each, result_name: null } : each)),
    router: {
      ...router,
      operand: `@locals.${local}`,
      result_name: action.result_name,
      cases: first ? [{ ...first, type: 'has_text', arguments: [] }] : [],
    },
  };
}
