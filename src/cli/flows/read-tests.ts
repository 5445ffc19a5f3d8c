import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault } from '../../flowfile/yaml/fault.ts';
import { isFile, readSource } from '../../flowfile/yaml/list-files.ts';
import { readTranscripts, type Transcript } from '../../flowfile/transcripts/transcript.ts';

/** The tests that lie beside a flow. */
export interface FlowTests {
  readonly path: string;
  readonly transcripts: readonly Transcript[];
  readonly faults: readonly Fault[];
}

/** Reads the tests beside a flow; none where there is no such file. */
export function readTests(folder: string, flow: string): FlowTests {
  const path = join(folder, `${flow}.test.yaml`);
  if (!isFile(path)) {
    return { path, transcripts: [], faults: [] };
  }
  const source = readSource(path);
  return { path, ...(source.fault ? { transcripts: [], faults: [source.fault] } : readTranscripts(source)) };
}

/** The files of tests beside which no flow lies: nothing in them would ever be played. */
export function testsWithoutFlow(folder: string): readonly string[] {
  const ending = '.test.yaml';
  const flowOf = (name: string): string => join(folder, `${name.slice(0, -ending.length)}.yaml`);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(ending) && !isFile(flowOf(name)))
    .map((name) => join(folder, name))
    .sort();
}
