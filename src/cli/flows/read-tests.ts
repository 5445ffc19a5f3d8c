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
