import { join } from 'node:path';
import { formatFault } from '../../flowfile/yaml/fault.ts';
import { openSource } from '../../flowfile/yaml/source.ts';
import { type Coverage, findGaps } from './find-gaps.ts';
import { type CliParts } from '../parts.ts';
import { playTranscript } from './play-transcript.ts';
import { readTests } from './read-tests.ts';
import { readWantedFlows, type WantedFlows } from './wanted-flows.ts';
import { type WatchedProgram, watchProgram } from './watch-program.ts';

/** `semangat flows coverage`: the steps and ways that no test of the folder comes to, each with its place. */
export function coverFlows(words: readonly string[], parts: CliParts): number {
  for (const wanted of readWantedFlows(words, parts)) {
    const watched = playAll(wanted, parts);
    for (const program of wanted.programs) {
      const file = join(wanted.folder, `${program.id}.yaml`);
      const source = openSource({ file, text: wanted.read.sources.get(program.id) ?? '' });
      print(file, findGaps(program, source, watched.get(program.id) ?? watchProgram(program)));
    }
  }
  return 0;
}

/** Plays the tests of the whole folder, since a flow may be shown by the tests of one that calls it. */
function playAll({ read, folder }: WantedFlows, parts: CliParts): ReadonlyMap<string, WatchedProgram> {
  const watched = new Map([...read.programs].map(([id, program]) => [id, watchProgram(program)]));
  const programs = new Map([...watched].map(([id, { program }]) => [id, program]));
  const script = { ...parts.script(read), programs };
  const usual = { language: parts.language, timezone: parts.timezone };
  for (const flow of programs.keys()) {
    const { transcripts, faults } = readTests(folder, flow);
    faults.forEach((fault) => process.stderr.write(`${formatFault(fault)}\n`));
    transcripts.forEach((transcript) => playTranscript(flow, transcript, { script, usual }));
  }
  return watched;
}

function print(file: string, { gaps, steps, ways }: Coverage): void {
  gaps.forEach(({ line, text }) => process.stdout.write(`${file}:${line}: ${text}\n`));
  const write = (all: readonly { readonly met: boolean }[]): string =>
    `${all.filter(({ met }) => met).length} of ${all.length}`;
  process.stdout.write(`${file}: ${write(steps)} steps, ${write(ways)} ways\n`);
}
