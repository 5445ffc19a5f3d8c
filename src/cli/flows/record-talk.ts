import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { type Program } from '../../engine/program.ts';
import { addTranscript } from '../../flowfile/transcripts/add-transcript.ts';
import { readTranscripts, type TalkLine } from '../../flowfile/transcripts/transcript.ts';
import { parseDuration } from '../../flowfile/flow/read-duration.ts';
import { openRehearsal } from '../rehearsal/open-rehearsal.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { contactOf, playLine, usualNow } from './play-transcript.ts';
import { readLines } from '../read-lines.ts';
import { Refusal } from '../refusal.ts';
import { createReport, type ReportLine } from '../rehearsal/report.ts';
import { readWantedFlows, type WantedFlows } from './wanted-flows.ts';

/** `semangat flows test --record`: writes a talk, line by line from the terminal, as a transcript test of a flow. */
export async function recordTalk(
  words: readonly string[],
  parts: CliParts,
  input: Readable = process.stdin,
): Promise<number> {
  const { name, person } = readWords(words);
  const [wanted] = readWantedFlows([existsSync(name) ? name : join(parts.flowsDir, `${name}.yaml`)], parts);
  const [program] = wanted?.programs ?? [];
  if (!wanted || !program) {
    throw new Refusal(`there is no flow in ${name}`);
  }
  process.stderr.write(
    'write what they write; +24h lets time pass, /voice /image /file /location send one\n',
  );
  const test = await talk(program, { person, parts, wanted, lines: readLines(input) });
  const path = join(wanted.folder, `${program.id}.test.yaml`);
  writeFileSync(path, addTranscript(existsSync(path) ? readFileSync(path, 'utf8') : '', test));
  process.stdout.write(`${path}\n`);
  return 0;
}

async function talk(
  program: Program,
  about: {
    readonly person: Person;
    readonly parts: CliParts;
    readonly wanted: WantedFlows;
    readonly lines: AsyncIterable<string>;
  },
): Promise<object> {
  const { person, parts, wanted, lines } = about;
  const head = headOf(program, person);
  const rehearsal = openRehearsal(
    parts.script(wanted.read),
    contactOf(head.transcript, parts, usualNow),
    usualNow,
  );
  const report = createReport(program.id, rehearsal);
  const told: ReportLine[] = [
    report.take(head.start === 'flow' ? rehearsal.start(program.id) : { effects: [] }),
  ];
  const talked: object[] = head.start === 'flow' ? [botLine(told[0])] : [];
  let choices: readonly string[] = told[0]?.messages.at(-1)?.choices ?? [];
  for await (const line of lines) {
    if (line.trim() !== '') {
      const { written, played } = readLine(line.trim(), choices);
      const next = report.take(playLine(rehearsal, played, choices));
      told.push(next);
      talked.push(written, botLine(next));
      choices = next.messages.findLast((each) => each.choices.length > 0)?.choices ?? choices;
    }
  }
  return { ...head.written, talk: talked, ...describeEnd(told) };
}

/** Who talks; what is left out is usual. */
interface Person {
  readonly role?: string;
  readonly language?: string;
  readonly name?: string;
}

const how = 'semangat flows test --record posyandu [--role volunteer] [--language jv] [--name "Wati"]';

function readWords(words: readonly string[]): { readonly name: string; readonly person: Person } {
  const text = { type: 'string' } as const;
  const options = { role: text, language: text, name: text };
  const needs = `record takes one flow: ${how}`;
  const { positionals, values } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    needs,
  );
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new Refusal(needs);
  }
  return { name, person: { ...values } };
}

/** What a test of this flow begins with: who may start it, and by a word of theirs where there is one. */
function headOf({ triggers, for: roles }: Program, person: Person) {
  const start = triggers.some(({ kind }) => kind === 'keyword') ? 'keyword' : 'flow';
  const [role = 'beneficiary'] = roles.includes('beneficiary') ? [] : roles;
  const who = { ...(role === 'beneficiary' ? {} : { role }), ...person };
  const contact = Object.keys(who).length === 0 ? {} : { contact: who };
  const written = { it: 'percakapan yang direkam', ...(start === 'flow' ? { start } : {}), ...contact };
  const text = JSON.stringify({ tests: [{ ...written, talk: [{ them: 'x' }] }] });
  const { transcripts, faults } = readTranscripts({ file: '', text });
  const [transcript] = transcripts;
  if (!transcript) {
    throw new Refusal(`${faults[0]?.text ?? 'this is no test'}: ${how}`);
  }
  return { start, written, transcript };
}

type Played = Exclude<TalkLine, { readonly kind: 'bot' }>;

function readLine(
  text: string,
  choices: readonly string[],
): { readonly written: object; readonly played: Played } {
  const length = text.startsWith('+') ? parseDuration(text.slice(1)) : undefined;
  if (length !== undefined) {
    return { written: { after: text.slice(1) }, played: { line: 0, kind: 'after', length } };
  }
  const media = (['voice', 'image', 'file', 'location'] as const).find((each) => text === `/${each}`);
  if (media !== undefined) {
    return { written: { send: media }, played: { line: 0, kind: 'send', media } };
  }
  return choices.includes(text)
    ? { written: { choose: text }, played: { line: 0, kind: 'choose', label: text } }
    : { written: { them: text }, played: { line: 0, kind: 'them', text } };
}

function botLine(told: ReportLine | undefined): object {
  for (const { text, choices } of told?.messages ?? []) {
    process.stdout.write(`${[text, ...choices.map((label) => `  - ${label}`)].join('\n')}\n`);
  }
  const texts = (told?.messages ?? []).map(({ text }) => text);
  return { bot: texts.length === 1 ? texts[0] : texts };
}

function describeEnd(told: readonly ReportLine[]): object {
  const last = told.at(-1);
  const textsOf = (all: readonly object[], key: string): readonly string[] =>
    all.flatMap((each) =>
      Object.entries(each).flatMap(([name, text]) => (name === key ? [String(text)] : [])),
    );
  return {
    results: last?.results ?? {},
    tasks: textsOf(
      told.flatMap(({ tasks }) => tasks),
      'title',
    ),
    notified: textsOf(
      told.flatMap(({ notified }) => notified),
      'text',
    ),
    status: last?.status ?? 'completed',
  };
}
