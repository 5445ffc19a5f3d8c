import { newContact, type Contact } from '../../domain/contact/contact.ts';
import { type FileMedia, type Media } from '../../domain/message.ts';
import { type Value } from '../../domain/value.ts';
import { type Played, type Rehearsal } from '../../engine/rehearse.ts';
import { type Script } from '../../engine/script.ts';
import { type TalkLine, type Transcript } from '../../flowfile/transcripts/transcript.ts';
import { openRehearsal } from '../rehearsal/open-rehearsal.ts';
import { createReport, type ReportLine } from '../rehearsal/report.ts';

/** Monday morning, outside of everything special. */
export const usualNow = Date.parse('2025-05-05T08:00:00+07:00');

/** Plays one transcript; answers what differs, each with the line of the test, nothing when it holds. */
export function playTranscript(
  flow: string,
  transcript: Transcript,
  about: {
    readonly script: Script;
    readonly usual: { readonly language: string; readonly timezone: string };
  },
): readonly string[] {
  const now = transcript.now === null ? usualNow : Date.parse(transcript.now);
  const rehearsal = openRehearsal(
    about.script,
    contactOf(transcript, about.usual, now),
    now,
    transcript.start === 'schedule' ? flow : null,
  );
  const report = createReport(flow, rehearsal);
  const first = transcript.start === 'flow' ? rehearsal.start(flow) : { effects: [] };
  const told: ReportLine[] = [report.take(first)];
  const differences: string[] = [];
  let unheard = told.flatMap(({ messages }) => messages);
  for (const line of transcript.talk) {
    if (line.kind === 'bot') {
      differences.push(
        ...compareTexts(
          line,
          unheard.map(({ text }) => text),
        ),
      );
      unheard = [];
    } else {
      const next = report.take(playLine(rehearsal, line, unheard.at(-1)?.choices ?? lastChoices(told)));
      told.push(next);
      unheard = [...next.messages];
    }
  }
  return [...differences, ...compareEnd(transcript, told)];
}

/** The person of a transcript. */
export function contactOf(
  { contact }: Transcript,
  usual: { readonly language: string; readonly timezone: string },
  now: number,
): Contact {
  const { name, role, village, salutation, household, groups, fields, language, timezone } = contact;
  const blank = newContact({
    id: 'rehearsal',
    at: now,
    name,
    language,
    timezone: timezone ?? usual.timezone,
    addresses: ['simulator:rehearsal'],
    stranger: false,
  });
  const shared = household.length > 0 ? { shared: blank.addresses } : {};
  return { ...blank, ...shared, role, village, salutation, groups, fields };
}

function lastChoices(told: readonly ReportLine[]): readonly string[] {
  return (
    told.flatMap(({ messages }) => messages).findLast(({ choices }) => choices.length > 0)?.choices ?? []
  );
}

/** Plays one line of a talk. */
export function playLine(
  rehearsal: Rehearsal,
  line: Exclude<TalkLine, { readonly kind: 'bot' }>,
  choices: readonly string[],
): Played {
  switch (line.kind) {
    case 'them':
      return rehearsal.hear({ text: line.text });
    case 'choose':
      return choices.includes(line.label)
        ? rehearsal.hear({ tap: { question: null, choice: choices.indexOf(line.label) } })
        : rehearsal.hear({ text: line.label });
    case 'send':
      return rehearsal.hear({ media: [mediaOf(line.media)] });
    case 'after':
      return rehearsal.pass(line.length);
  }
}

function mediaOf(kind: 'voice' | 'image' | 'file' | 'location'): Media {
  if (kind === 'location') {
    return { kind, latitude: -8.2192, longitude: 114.3691, name: null };
  }
  const file: FileMedia = {
    kind: kind === 'file' ? 'document' : kind,
    ref: 'kept:test',
    name: null,
    mime: null,
    bytes: 1000,
  };
  return file;
}

function compareTexts(
  { line, texts }: Extract<TalkLine, { readonly kind: 'bot' }>,
  said: readonly string[],
): string[] {
  const wanted = texts.map((text) => text.trim());
  const heard = said.map((text) => text.trim());
  return same(wanted, heard) ? [] : [difference(`line ${line}, bot`, wanted, heard)];
}

function compareEnd(transcript: Transcript, told: readonly ReportLine[]): string[] {
  const last = told.at(-1);
  const results: Record<string, Value> = { ...last?.results };
  const wanted = transcript.results ?? {};
  const tasks = told.flatMap((line) => line.tasks.map((task) => textOf(task, 'title')));
  const notified = told.flatMap((line) => line.notified.map((each) => textOf(each, 'text')));
  return [
    ...Object.entries(wanted).flatMap(([id, value]) =>
      same(value, results[id] ?? null) ? [] : [difference(`result ${id}`, value, results[id] ?? null)],
    ),
    ...compareList('tasks', transcript.tasks, tasks),
    ...compareList('notified', transcript.notified, notified),
    ...(transcript.status === null || transcript.status === last?.status
      ? []
      : [difference('status', transcript.status, last?.status ?? 'completed')]),
  ];
}

function compareList(what: string, wanted: readonly string[] | null, found: readonly string[]): string[] {
  return wanted === null || same(wanted, found) ? [] : [difference(what, wanted, found)];
}

function textOf(from: object, key: string): string {
  const value: unknown = Object.entries(from).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function difference(what: string, wanted: unknown, found: unknown): string {
  return `  ${what}\n    wanted: ${JSON.stringify(wanted)}\n    got:    ${JSON.stringify(found)}`;
}
