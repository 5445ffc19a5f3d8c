import { join } from 'node:path';
import { listYaml, readSource } from './yaml/list-files.ts';
import { flowIdOf } from './flow/read-flow-file.ts';

/** The texts of the flow files of a folder, by flow id; what cannot be read is left out. */
export function readFlowTexts(folder: string): ReadonlyMap<string, string> {
  const read = flowNames(folder).map((name) => [name, readSource(join(folder, name))] as const);
  return new Map(read.flatMap(([name, file]) => (file.fault ? [] : [[flowIdOf(name), file.text]])));
}

const noFlows = ['programme.yaml', 'calendar.yaml'];

/** The flow files of a folder: neither tests nor the programme's settings and calendar. */
export function flowNames(folder: string): readonly string[] {
  return listYaml(folder).filter((name) => !name.endsWith('.test.yaml') && !noFlows.includes(name));
}
