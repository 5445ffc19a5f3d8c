import { END, type Step, type Target } from '../../engine/program.ts';
import { type Category, type NodeStep } from '../../engine/nodes/node-flow.ts';
import { type Router } from '../../engine/router/router.ts';
import { type DefinitionNode, type DefinitionRouter } from './definition-schema.ts';
import { readAction } from './read-action.ts';
import { type DefinitionReading, template } from './reading.ts';
import { localised, translationsOf } from './translations.ts';

/** A step whose ways on are not known yet: they depend on where the other nodes will stand. */
export type Draft = (place: Target, nodes: ReadonlyMap<string, Target>) => Step;

type Unplaced = NodeStep | { readonly verb: 'goto' };

/** The steps of a node, in order. */
export function readNode(reading: DefinitionReading, node: DefinitionNode, ordinal: number): readonly Draft[] {
  const short = node.uuid.slice(0, 8);
  const where = `node ${ordinal} of ${reading.definition.nodes.length} (${short})`;
  const { router } = node;
  const entered = node.actions?.findLast(({ type }) => type === 'enter_flow');
  const drafts: Draft[] = [];
  const add = (step: Unplaced | ((nodes: ReadonlyMap<string, Target>, place: Target) => Unplaced), next?: Draftnext): void => {
    const key = drafts.length === 0 ? short : `${short}.${drafts.length}`;
    drafts.push((place, nodes) => ({
      ...(typeof step === 'function' ? step(nodes, place) : step),
      key,
      line: ordinal,
      next: next ? next(nodes) : place + 1,
    }));
  };
  add({ verb: 'node', uuid: node.uuid, categories: router?.categories.map(({ name }) => name) ?? [] });
  for (const action of node.actions ?? []) {
    // The flow that is entered is entered when the node has done all the rest.
    if (action.type !== 'enter_flow' || action !== node.actions?.at(-1)) {
      add({ verb: 'act', uuid: action.uuid, action: readAction(reading, action, where) });
    }
  }
  if (entered) {
    const { flow = {}, terminal } = entered;
    const reference = flow ?? {};
    add({
      verb: 'enter',
      flow: reading.flowId(reference),
      name: reference.name ?? '',
      terminal: terminal ?? false,
    });
  }
  const waits = router?.wait && !entered;
  if (waits && router.wait?.type !== 'msg') {
    reading.remark('unsupported', where, `a wait for ${router.wait?.type ?? ''} takes the next message`);
  }
  if (waits) {
    const { timeout, hint } = router.wait ?? {};
    add((_, place) => ({
      verb: 'listen',
      // The way of silence stands behind that of an answer.
      timeout: timeout ? { after: timeout.seconds * 1000, target: place + 2 } : null,
      hint: hint?.type ?? null,
    }));
  }
  if (!router) {
    add({ verb: 'goto' }, (nodes) => leadTo(node.exits[0]?.destination_uuid, nodes));
    return drafts;
  }
  const categories = readCategories(reading, node, router, where);
  const by = router.type === 'random' ? ('random' as const) : readSwitch(reading, router);
  const resultName = router.result_name ?? '';
  add((nodes) => ({ verb: 'choose', resultName, categories: categories(nodes), by }));
  const silent = router.categories.findIndex(({ uuid }) => uuid === router.wait?.timeout?.category_uuid);
  if (waits && router.wait?.timeout) {
    add((nodes) => ({ verb: 'choose', resultName, categories: categories(nodes), by: { place: silent } }));
  }
  return drafts;
}

type Draftnext = (nodes: ReadonlyMap<string, Target>) => Target;

function leadTo(destination: string | null | undefined, nodes: ReadonlyMap<string, Target>): Target {
  return destination ? (nodes.get(destination) ?? END) : END;
}

function readCategories(
  { definition, remark }: DefinitionReading,
  node: DefinitionNode,
  router: DefinitionRouter,
  where: string,
): (nodes: ReadonlyMap<string, Target>) => readonly Category[] {
  const known = router.categories.map((category) => {
    const exit = node.exits.find(({ uuid }) => uuid === category.exit_uuid);
    if (!exit) {
      remark('repaired', where, `the category "${category.name}" has no exit; the flow ends there`);
    }
    const translations = translationsOf(definition, category.uuid, 'name');
    return {
      uuid: category.uuid,
      name: localised([category.name], translations, ([name = '']) => name),
      exit,
    };
  });
  return (nodes) =>
    known.map(({ uuid, name, exit }) => ({ uuid, name, target: leadTo(exit?.destination_uuid, nodes) }));
}

function readSwitch({ definition }: DefinitionReading, router: DefinitionRouter): Router {
  return {
    operand: template((router.operand ?? '').trim()),
    cases: (router.cases ?? []).map((each) => {
      const { base, translations } = localised(
        each.arguments ?? [],
        translationsOf(definition, each.uuid, 'arguments'),
        (texts) => texts.map((text) => template(text.trim())),
      );
      return { test: each.type, arguments: base, translations, category: each.category_uuid };
    }),
    otherwise: router.default_category_uuid ?? null,
  };
}
