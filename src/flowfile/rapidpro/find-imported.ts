import { basename, join } from 'node:path';
import * as z from 'zod';
import { isFile, listJson, readSource } from '../yaml/list-files.ts';
import { containerSchema } from './container-schema.ts';
import { workspaceFile } from './load-imported.ts';
import { type Imported } from './plan-import.ts';

const ofFlow = z.looseObject({ definition: z.looseObject({ uuid: z.string() }) });

/** What earlier imports left in a folder; what cannot be read there counts as nobody's. */
export function findImported(folder: string): Imported {
  const names = listJson(folder).filter((name) => name !== workspaceFile);
  const files = names.map((name) => {
    const read = ofFlow.safeParse(readJson(join(folder, name)));
    return [basename(name, '.json'), read.data?.definition.uuid ?? ''] as const;
  });
  const beside = join(folder, workspaceFile);
  const workspace = containerSchema.safeParse(isFile(beside) ? readJson(beside) : {});
  return { files: new Map(files), workspace: workspace.data ?? containerSchema.parse({}) };
}

function readJson(file: string): unknown {
  const source = readSource(file);
  try {
    return source.fault ? undefined : JSON.parse(source.text);
  } catch {
    return undefined;
  }
}
