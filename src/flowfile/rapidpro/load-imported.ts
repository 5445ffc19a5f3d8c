import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Program } from '../../engine/program.ts';
import { emptyWorkspace, type Workspace } from '../../engine/workspace.ts';
import { type Fault } from '../yaml/fault.ts';
import { listJson, readIfThere, readSource } from '../yaml/list-files.ts';
import { complete } from './complete.ts';
import { type Container, containerSchema } from './container-schema.ts';
import { type Definition } from './definition-schema.ts';
import { readDefinition } from './read-definition.ts';
import { readCampaigns } from './read-campaigns.ts';
import { readTriggers } from './read-triggers.ts';
import { readWorkspace } from './read-workspace.ts';
import { toDefinition } from './to-definition.ts';

/** A file of `FLOWS_DIR/imported`: a flow as its author's system wrote it, with its triggers. */
const importedSchema = z.looseObject({
  definition: z.unknown(),
  triggers: containerSchema.shape.triggers,
});

/** The imported flows of a folder. */
export interface ImportedFlows {
  readonly programs: ReadonlyMap<string, Program>;
  /** Their files' texts by id. */
  readonly sources: ReadonlyMap<string, string>;
  readonly workspace: Workspace;
  readonly faults: readonly Fault[];
  /** Compiles a kept source again. Throws where it cannot be read any more. */
  readonly recompile: (id: string, source: string) => Program;
}

/** What beside the flows is kept of an export. */
export const workspaceFile = 'workspace.json';

interface ReadFile {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly definition: Definition;
  readonly triggers: z.infer<typeof importedSchema>['triggers'];
}

interface Named {
  readonly uuid?: string | undefined;
  readonly name?: string | undefined;
}

/** Reads `FLOWS_DIR/imported`; faults say what cannot be run. */
export function loadImported(folder: string, usualLanguage: string): ImportedFlows {
  const faults: Fault[] = [];
  const fault = (file: string, level: Fault['level'], text: string): void => {
    faults.push({ file, line: 1, column: 1, level, text });
  };
  const names = listJson(folder).filter((name) => name !== workspaceFile);
  const files = names.flatMap((name) => readFile(join(folder, name), fault));
  const ids = new Map(
    files.flatMap(({ id, definition: { uuid, name } }) => [
      [`name:${name}`, id],
      [uuid, id],
    ]),
  );
  const flowId = ({ uuid = '', name = '' }: Named): string =>
    ids.get(uuid) ?? ids.get(`name:${name}`) ?? uuid;
  const container = readBeside(folder, fault);
  const campaigns = readCampaigns(container?.campaigns ?? []);
  const compile = ({ id, definition, triggers: read }: Omit<ReadFile, 'file' | 'text'>) => {
    const { triggers } = readTriggers(read, definition.name);
    return readDefinition(definition, {
      id,
      flowId,
      triggers: [...triggers, ...(campaigns.get(definition.uuid) ?? [])],
    });
  };
  const programs = new Map(files.map((file) => [file.id, compile(file).program] as const));
  const workspace = complete(
    container ? readWorkspace(container) : emptyWorkspace,
    [...programs.values()],
    usualLanguage,
  );
  return {
    programs,
    sources: new Map(files.map(({ id, text }) => [id, text])),
    workspace,
    faults,
    recompile: (id, source) => compile({ id, ...readSourceText(source) }).program,
  };
}

type Note = (file: string, level: Fault['level'], text: string) => void;

function readFile(file: string, fault: Note): readonly ReadFile[] {
  const source = readSource(file);
  if (source.fault) {
    fault(file, 'error', source.fault.text);
    return [];
  }
  try {
    const id = basename(file, '.json');
    return [{ id, file, text: source.text, ...readSourceText(source.text) }];
  } catch (error) {
    fault(file, 'error', error instanceof Error ? error.message : 'it cannot be read');
    return [];
  }
}

function readSourceText(text: string): Pick<ReadFile, 'definition' | 'triggers'> {
  const { definition, triggers } = importedSchema.parse(JSON.parse(text));
  const read = toDefinition(definition, false);
  if (!read.definition) {
    throw new Error(read.remarks.map((each) => each.text).join('; '));
  }
  return { definition: read.definition, triggers };
}

/** What beside the flows is kept of exports; undefined where there is nothing, or nothing that can be read. */
function readBeside(folder: string, fault: Note): Container | undefined {
  const file = join(folder, workspaceFile);
  const source = readIfThere(file);
  if (!source || source.fault) {
    return undefined;
  }
  try {
    return containerSchema.parse(JSON.parse(source.text));
  } catch (error) {
    fault(file, 'error', `it is no workspace: ${error instanceof Error ? error.message.slice(0, 300) : ''}`);
    return undefined;
  }
}
