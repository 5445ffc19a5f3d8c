import { END, type Step, type Target } from '../../engine/program.ts';
import { type NodeStep } from '../../engine/nodes/node-flow.ts';
import { type DefinitionNode, type DefinitionRouter } from './definition-schema.ts';
import { readAction } from './read-action.ts';
import { readCategories, readSwitch } from './read-router.ts';
import { type DefinitionReading } from './reading.ts';

/** Where each node will stand, by its UUID. */
export type Starts = ReadonlyMap<string, Target>;

/** A step whose ways on are not known yet: they depend on where it and the nodes will stand. */
export type StepDraft = (place: Target, starts: Starts) => Step;

type Unplaced = (place: Target, starts: Starts) => (NodeStep | { readonly verb: 'goto' }) & { next?: Target };

/** The steps of a node, in order: its actions, the flow that it enters or its wait, its router. */
export function readNode(
  reading: DefinitionReading,
  node: DefinitionNode,
  ordinal: number,
): readonly StepDraft[] {
  const short = node.uuid.slice(0, 8);
  const where = `node ${ordinal} of ${reading.definition.nodes.length} (${short})`;
  const { router } = node;
  const steps: readonly Unplaced[] = [
    () => ({ verb: 'node', uuid: node.uuid, categories: (router?.categories ?? []).map(({ name }) => name) }),
    ...readActions(reading, node, where),
    ...readEntering(reading, node),
    ...readWaiting(reading, node, where),
    ...(router
      ? readChoosing(reading, node, { router, where })
      : [(_: Target, starts: Starts) => ({ verb: 'goto', next: leadTo(node, 0, starts) }) as const]),
  ];
  return steps.map((make, index) => (place, starts) => ({
    next: place + 1,
    ...make(place, starts),
    key: index === 0 ? short : `${short}.${index}`,
    line: ordinal,
  }));
}

/** The flow that is entered is entered when the node has done all the rest. */
function readActions(reading: DefinitionReading, node: DefinitionNode, where: string): readonly Unplaced[] {
  const actions = node.actions ?? [];
  return actions
    .filter((action) => action.type !== 'enter_flow' || action !== actions.at(-1))
    .map((each) => {
      const action = readAction(reading, each, where);
      return () => ({ verb: 'act', uuid: each.uuid, action });
    });
}

function readEntering(reading: DefinitionReading, node: DefinitionNode): readonly Unplaced[] {
  const entered = node.actions?.findLast(({ type }) => type === 'enter_flow');
  if (!entered) {
    return [];
  }
  const flow = reading.flowId(entered.flow ?? {});
  const name = entered.flow?.name ?? '';
  return [() => ({ verb: 'enter', flow, name, terminal: entered.terminal ?? false })];
}

/** Who enters another flow does not wait besides. */
function waits(node: DefinitionNode): boolean {
  return Boolean(node.router?.wait) && !node.actions?.some(({ type }) => type === 'enter_flow');
}

function readWaiting(
  { remark }: DefinitionReading,
  node: DefinitionNode,
  where: string,
): readonly Unplaced[] {
  const wait = node.router?.wait;
  if (!wait || !waits(node)) {
    return [];
  }
  if (wait.type !== 'msg') {
    remark('unsupported', where, `a wait for "${wait.type}" takes the next message`);
  }
  const { timeout, hint } = wait;
  return [
    (place) => ({
      verb: 'listen',
      // The way of silence stands behind that of an answer.
      timeout: timeout ? { after: timeout.seconds * 1000, target: place + 2 } : null,
      hint: hint?.type ?? null,
    }),
  ];
}

function readChoosing(
  reading: DefinitionReading,
  node: DefinitionNode,
  { router, where }: { readonly router: DefinitionRouter; readonly where: string },
): readonly Unplaced[] {
  const known = readCategories(reading, node, { router, where });
  const categories = (starts: Starts) =>
    known.map(({ exit, ...category }) => ({ ...category, target: leadTo(node, exit, starts) }));
  const by = router.type === 'random' ? ('random' as const) : readSwitch(reading, router);
  const resultName = router.result_name ?? '';
  const answered: Unplaced = (_, starts) => ({
    verb: 'choose',
    resultName,
    categories: categories(starts),
    by,
  });
  const silence = router.wait?.timeout?.category_uuid;
  if (silence === undefined || !waits(node)) {
    return [answered];
  }
  const place = router.categories.findIndex(({ uuid }) => uuid === silence);
  return [
    answered,
    (_, starts) => ({ verb: 'choose', resultName, categories: categories(starts), by: { place } }),
  ];
}

/** Where an exit of a node leads; one that is not there ends the flow, as does one without a destination. */
function leadTo({ exits }: DefinitionNode, exit: number, starts: Starts): Target {
  const destination = exits[exit]?.destination_uuid;
  return destination ? (starts.get(destination) ?? END) : END;
}
