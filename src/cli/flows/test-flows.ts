import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { formatFault } from '../../flowfile/yaml/fault.ts';
import { groupByFolder, isWanted } from './flow-folders.ts';
import { type CliParts } from '../parts.ts';
import { playTranscript } from './play-transcript.ts';
import { recordTalk } from './record-talk.ts';
import { readTests, testsWithoutFlow } from './read-tests.ts';

interface Totals {
  passed: number;
  failed: number;
}

/** `semangat flows test`: plays the transcripts beside the flows on a virtual clock; exit 1 when one differs. */
export function testFlows(words: readonly string[], parts: CliParts): number | Promise<number> {
  if (words.includes('--record')) {
    return recordTalk(
      words.filter((word) => word !== '--record'),
      parts,
    );
  }
  const totals: Totals = { passed: 0, failed: 0 };
  for (const wantedFolder of groupByFolder(words, parts.flowsDir)) {
    const { folder, files } = wantedFolder;
    const read = parts.readFolder(folder);
    const wanted = files.map((file) => file.replace(/(\.test)?\.ya?ml$/, ''));
    for (const fault of read.faults.filter(
      ({ level, file }) => level === 'error' && isWanted(file, wantedFolder),
    )) {
      process.stdout.write(`${formatFault(fault)}\n`);
      totals.failed++;
    }
    for (const lost of testsWithoutFlow(folder).filter((file) => isWanted(file, wantedFolder))) {
      process.stdout.write(
        `${lost}:1:1: error: there is no flow for these tests; rename the file after one\n`,
      );
      totals.failed++;
    }
    for (const flow of [...read.programs.keys()].filter((id) => files.length === 0 || wanted.includes(id))) {
      testFlow(flow, { folder, read, parts, totals });
    }
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed > 0 ? 1 : 0;
}

function testFlow(
  flow: string,
  about: {
    readonly folder: string;
    readonly read: FlowFolder;
    readonly parts: CliParts;
    readonly totals: Totals;
  },
): void {
  const { folder, read, parts, totals } = about;
  const { path, transcripts, faults } = readTests(folder, flow);
  const script = parts.script(read);
  const usual = { language: parts.language, timezone: parts.timezone };
  const reports = [
    ...faults.map(formatFault),
    ...transcripts.flatMap((transcript) => {
      const differences = playTranscript(flow, transcript, { script, usual });
      totals.passed += differences.length === 0 ? 1 : 0;
      return differences.length === 0
        ? []
        : [`${path}:${transcript.line}: ${transcript.it}\n${differences.join('\n')}`];
    }),
  ];
  totals.failed += reports.length;
  reports.forEach((report) => process.stdout.write(`${report}\n`));
}
