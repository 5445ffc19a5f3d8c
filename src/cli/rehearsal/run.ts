import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { parseDuration } from '../../flowfile/flow/read-duration.ts';
import { readRehearsalContact } from './rehearsal-contact.ts';
import { createReport, type Report } from './report.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { refuseErrors } from '../refuse-errors.ts';
import { readExportFile } from '../rapidpro/read-export-file.ts';
import { type Script } from '../../engine/script.ts';
import { openRehearsal } from './open-rehearsal.ts';
import { readInput, type Input } from './run-input.ts';
import { type Rehearsal } from '../../engine/rehearse.ts';

/** When a rehearsal begins unless told. */
const usualStart = '2025-05-04T12:30:45Z';

/** `semangat run`: plays one flow from JSON lines on stdin; one line out before and one for each line in. */
export async function run(words: readonly string[], parts: CliParts): Promise<number> {
  const text = { type: 'string' } as const;
  const options = { flow: text, contact: text, now: text };
  const { positionals, values } = readArgs(() =>
    parseArgs({ args: [...words], allowPositionals: true, options }),
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new Refusal('run needs one flow file: semangat run flows/semangat-mingguan.yaml');
  }
  const { script, flow } = file.endsWith('.json')
    ? pickFromExport(file, values.flow, parts)
    : pickFromFolder(file, values.flow, parts);
  const now = readMoment(values.now ?? usualStart);
  const contact = readRehearsalContact(values.contact, { ...parts, now });
  const rehearsal = openRehearsal(script, contact, now);
  const report = createReport(flow, rehearsal);
  print(report.take(rehearsal.start(flow)));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') {
      print(report.take(play(rehearsal, report, readInput(line))));
    }
  }
  return 0;
}

interface Picked {
  readonly script: Script;
  readonly flow: string;
}

function pickFromFolder(file: string, named: string | undefined, parts: CliParts): Picked {
  const folder = parts.readFolder(dirname(file));
  const flow = named ?? basename(file).replace(/\.ya?ml$/, '');
  mustBeSound(folder, file, flow);
  return { script: parts.script(folder), flow };
}

/** A flow of an export is named by its name or its UUID; an export of one flow needs no name. */
function pickFromExport(file: string, named: string | undefined, parts: CliParts): Picked {
  const { programs, workspace, remarks } = readExportFile(file, parts.language);
  const all = [...programs.values()];
  const wanted = named?.toLowerCase();
  const found =
    wanted === undefined
      ? all.slice(0, all.length === 1 ? 1 : 0)
      : all.filter(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  const [program] = found;
  if (!program) {
    const broken = remarks
      .filter(({ kind }) => kind === 'error')
      .map(({ flow, text }) => `"${flow}": ${text}`);
    const which =
      named === undefined ? 'name one of its flows with --flow' : `there is no flow "${named}" in it`;
    const known = all.map(({ title }) => title).join(', ');
    throw new Refusal([`${file}: ${which}; there are: ${known || 'none'}`, ...broken].join('\n'));
  }
  return { script: { ...parts.script(parts.readFolder()), programs, workspace }, flow: program.id };
}

function mustBeSound(folder: FlowFolder, file: string, flow: string): void {
  const played = [basename(file), ...leadsTo(folder, flow).map((id) => `${id}.yaml`)];
  refuseErrors(folder.faults.filter((each) => played.includes(basename(each.file))));
  if (!folder.programs.has(flow) && !existsSync(file)) {
    throw new Refusal(`there is no file ${file}`);
  }
  if (!folder.programs.has(flow)) {
    const known = [...folder.programs.keys()].join(', ');
    throw new Refusal(`there is no flow "${flow}" beside ${file}; there are: ${known || 'none'}`);
  }
}

/** A flow with all that it calls or starts, and these in their turn. */
function leadsTo({ programs }: FlowFolder, flow: string): readonly string[] {
  const found = new Set([flow]);
  for (const id of found) {
    for (const step of programs.get(id)?.steps ?? []) {
      if (step.verb === 'call' || step.verb === 'start') {
        found.add(step.flow);
      }
    }
  }
  return [...found];
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
