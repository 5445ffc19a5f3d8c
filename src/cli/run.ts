import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { formatFault } from '../flowfile/fault.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';
import { parseDuration } from '../flowfile/read-duration.ts';
import { readRehearsalContact } from './rehearsal-contact.ts';
import { createReport, type Report } from './report.ts';
import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { openRehearsal } from './open-rehearsal.ts';
import { readInput, type Input } from './run-input.ts';
import { type Rehearsal } from '../engine/rehearse.ts';

/** When a rehearsal begins unless told. */
const usualStart = '2025-05-04T12:30:45Z';

/** `semangat run`: plays one flow from JSON lines on stdin; one line out before and one for each line in. */
export async function run(words: readonly string[], parts: CliParts): Promise<number> {
  const { positionals, values } = parseWords(words);
  const [file] = positionals;
  if (file === undefined) {
    throw new Refusal('run needs a flow file: semangat run flows/semangat-mingguan.yaml');
  }
  const folder = parts.readFolder(dirname(file));
  const flow = values.flow ?? basename(file).replace(/\.ya?ml$/, '');
  mustBeSound(folder, file, flow);
  const now = readMoment(values.now ?? usualStart);
  const contact = readRehearsalContact(values.contact, { ...parts, now });
  const rehearsal = openRehearsal(parts.script(folder), contact, now);
  const report = createReport(flow, rehearsal);
  print(report.take(rehearsal.start(flow)));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') {
      print(report.take(play(rehearsal, report, readInput(line))));
    }
  }
  return 0;
}

function parseWords(words: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { flow: text, contact: text, now: text };
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (fault) {
    throw new Refusal(fault instanceof Error ? fault.message : 'these words are not understood');
  }
}

function mustBeSound(folder: FlowFolder, file: string, flow: string): void {
  const mine = folder.faults.filter(
    (each) => each.level === 'error' && basename(each.file) === basename(file),
  );
  if (mine.length > 0) {
    throw new Refusal(mine.map(formatFault).join('\n'));
  }
  if (!folder.programs.has(flow)) {
    const known = [...folder.programs.keys()].join(', ');
    throw new Refusal(`there is no flow "${flow}" beside ${file}; there are: ${known || 'none'}`);
  }
}

function readMoment(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    throw new Refusal(`--now ${text} is no moment; write it as ${usualStart}`);
  }
  return at;
}

/** After the end nothing is played any more; the last state is said again. */
function play(rehearsal: Rehearsal, report: Report, input: Input) {
  if (report.ended()) {
    return { effects: [] };
  }
  if ('text' in input) {
    return rehearsal.hear({ text: input.text });
  }
  if ('choice' in input) {
    return rehearsal.hear({ tap: { question: null, choice: input.choice - 1 } });
  }
  return 'timeout' in input ? rehearsal.timeOut() : rehearsal.pass(parseDuration(input.after) ?? 0);
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
