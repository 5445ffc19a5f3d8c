import { uuidFrom } from '../../../engine/nodes/run-state.ts';
import { type Program } from '../../../engine/program.ts';
import { containerSchema } from '../container-schema.ts';
import { type Remark } from '../reading.ts';
import { type TheirReference } from './exporting.ts';
import { nameOf } from './write-assignments.ts';
import { writeDefinition } from './write-definition.ts';
import { writeTriggers } from './write-triggers.ts';

/** Flows as an export of RapidPro, and what of them is not the same there. */
export interface WrittenExport {
  readonly container: object;
  readonly remarks: readonly Remark[];
}

/** Writes flows as an export that RapidPro and TextIt take in; flows that came from there go back as they are. */
export function exportFlows(
  programs: readonly Program[],
  about: {
    /** All flows by id, those too that are only entered. */
    readonly known: ReadonlyMap<string, Program>;
    /** The kept text of a flow that came from an export. */
    readonly sourceOf: (id: string) => string | undefined;
  },
): WrittenExport {
  const groups = new Map<string, TheirReference>();
  const flowOf = (id: string): TheirReference => {
    const program = about.known.get(id);
    return { uuid: program?.nodes?.uuid ?? uuidFrom(`flow ${id}`), name: program?.title ?? id };
  };
  const groupOf = (name: string): TheirReference => {
    const group = { uuid: uuidFrom(`group ${name}`), name };
    groups.set(name, group);
    return group;
  };
  const written = programs.map((program) =>
    program.nodes ? asItCame(about.sourceOf(program.id)) : writeOne(program, { flowOf, groupOf }),
  );
  const flows = written.flatMap(({ definition }) => definition ?? []);
  const container = {
    version: '13',
    site: 'semangat',
    flows,
    campaigns: [],
    triggers: written.flatMap(({ triggers }) => triggers),
    fields: fieldsOf(JSON.stringify(flows)).map((key) => ({ key, name: nameOf(key), type: 'text' })),
    groups: [...groups.values()].map((group) => ({ ...group, query: null })),
  };
  return { container, remarks: written.flatMap(({ remarks }) => remarks) };
}

interface WrittenFlow {
  readonly definition: unknown;
  readonly triggers: readonly unknown[];
  readonly remarks: readonly Remark[];
}

function writeOne(program: Program, around: Parameters<typeof writeDefinition>[1]): WrittenFlow {
  const { definition, remarks } = writeDefinition(program, around);
  const others: Remark[] = [];
  const tell = (text: string): void => {
    others.push({ kind: 'unsupported', flow: program.title, where: '', text });
  };
  const triggers = writeTriggers(program, around.flowOf(program.id), tell);
  if (program.for.length > 0) {
    tell(`it is for ${program.for.join(', ')} only; there it is for everyone`);
  }
  return { definition, triggers, remarks: [...others, ...remarks] };
}

function asItCame(source: string | undefined): WrittenFlow {
  const kept =
    source === undefined ? {} : (JSON.parse(source) as { definition?: unknown; triggers?: unknown });
  const triggers = containerSchema.shape.triggers.safeParse(kept.triggers);
  return { definition: kept.definition, triggers: triggers.data ?? [], remarks: [] };
}

/** All fields that are written or named. */
function fieldsOf(flows: string): readonly string[] {
  const named = [...flows.matchAll(/(?<![\w.])(?:contact\.)?fields\.(\w+)/gu)].map(([, key = '']) => key);
  const set = [...flows.matchAll(/"field":\{"key":"(\w+)"/gu)].map(([, key = '']) => key);
  return [...new Set([...named, ...set])].filter(Boolean).sort();
}
