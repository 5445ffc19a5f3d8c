import { type Program, type Trigger } from '../../engine/program.ts';
import { type Workspace } from '../../engine/workspace.ts';
import { type Container } from './container-schema.ts';
import { type Definition } from './definition-schema.ts';
import { readDefinition } from './read-definition.ts';
import { readWorkspace } from './read-workspace.ts';
import { type Remark } from './reading.ts';
import { toDefinition } from './to-definition.ts';

/** An export, ready to run. */
export interface ReadExport {
  readonly programs: ReadonlyMap<string, Program>;
  readonly workspace: Workspace;
  readonly remarks: readonly Remark[];
}

/** Reads all flows of an export; `idOf` gives each its id, its UUID unless told. */
export function readExport(
  container: Container,
  about: {
    readonly idOf?: (definition: Definition) => string;
    readonly triggersOf?: (definition: Definition) => readonly Trigger[];
    /** Refuses what RapidPro itself refuses, where we would repair it. */
    readonly strict?: boolean;
  } = {},
): ReadExport {
  const { idOf = uuidOf, triggersOf = () => [], strict = false } = about;
  const remarks: Remark[] = [];
  const definitions = container.flows.flatMap((flow): readonly Definition[] => {
    const read = toDefinition(flow, strict);
    remarks.push(...read.remarks);
    return read.definition ? [read.definition] : [];
  });
  const byUuid = new Map(definitions.map((each) => [each.uuid, idOf(each)] as const));
  const byName = new Map(definitions.map((each) => [each.name, idOf(each)] as const));
  const programs = new Map<string, Program>();
  for (const definition of definitions) {
    const read = readDefinition(definition, {
      id: idOf(definition),
      triggers: triggersOf(definition),
      // A flow that is named by its UUID is no other one of the same name.
      flowId: ({ uuid = '', name = '' }) => (uuid === '' ? byName.get(name) : byUuid.get(uuid)) ?? uuid,
    });
    programs.set(read.program.id, read.program);
    remarks.push(...read.remarks);
  }
  return { programs, workspace: readWorkspace(container), remarks };
}

const uuidOf = ({ uuid }: Definition): string => uuid;
