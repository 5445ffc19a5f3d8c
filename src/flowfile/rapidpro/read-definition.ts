import { digest } from '../../domain/text/digest.ts';
import { END, type Program, type Trigger } from '../../engine/program.ts';
import { type NodeFlow } from '../../engine/nodes/node-flow.ts';
import { type Definition } from './definition-schema.ts';
import { migrate } from './migrate.ts';
import { readNode } from './read-node.ts';
import { type DefinitionReading, type Remark } from './reading.ts';

/** What a definition is read beside. */
export interface DefinitionSurroundings {
  readonly id: string;
  readonly triggers: readonly Trigger[];
  readonly flowId: DefinitionReading['flowId'];
}

const minute = 60_000;
/** How long a question stays open that says nothing else (RapidPro's defaults). */
const usualExpiry = { messaging: 3 * 24 * 60, voice: 5 };

/** Compiles a flow of nodes to the form that the engine runs; remarks say what is not as it was. */
export function readDefinition(
  source: Definition,
  { id, triggers, flowId }: DefinitionSurroundings,
): { readonly program: Program; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const definition = migrate(source);
  const remark: DefinitionReading['remark'] = (kind, where, text) => {
    remarks.push({ kind, flow: definition.name, where, text });
  };
  const reading: DefinitionReading = { definition, flowId, remark };
  const drafted = definition.nodes.map((node, place) => readNode(reading, node, place + 1));
  const starts = new Map<string, number>();
  let offset = 0;
  for (const [place, { uuid }] of definition.nodes.entries()) {
    if (starts.has(uuid)) {
      remark('repaired', `node ${place + 1}`, `two nodes have the id ${uuid}; ways lead to the first`);
    } else {
      starts.set(uuid, offset);
    }
    offset += drafted[place]?.length ?? 0;
  }
  const steps = drafted.flat().map((make, place) => make(place, starts));
  const nothing = { key: 'end', line: 1, next: END, verb: 'end' } as const;
  const program: Program = {
    id,
    version: digest(JSON.stringify(source)),
    title: definition.name,
    language: definition.language,
    for: [],
    expires: null,
    triggers,
    steps: steps.length > 0 ? steps : [nothing],
    nodes: describe(definition),
  };
  return { program, remarks };
}

function describe(definition: Definition): NodeFlow {
  const { uuid, name, type, revision, expire_after_minutes: minutes } = definition;
  const known = type === 'voice' || type === 'messaging_background' || type === 'messaging_offline';
  const usual = { ...usualExpiry, [type]: 0, ...usualExpiry }[type] ?? 0;
  return {
    uuid,
    name,
    type: known ? type : 'messaging',
    revision,
    languages: Object.keys(definition.localization ?? {}).sort(),
    expires: ([minutes, usual].find(Boolean) ?? 0) * minute,
  };
}
