import { normalise } from '../../domain/text/normalise.ts';
import { type ReservedWord } from '../../engine/built-in-words.ts';
import { checkLookups } from './check-lookups.ts';
import { findLoops } from './find-loops.ts';
import { findUnused, noteUnused } from './find-unused.ts';
import { noteEndless } from './note-endless.ts';
import { noteUnheard } from './note-unheard.ts';
import { shorten } from '../drawing/describe-step.ts';
import { type LocaleFile } from '../texts/locale-file.ts';
import { type WrittenKeyword } from '../flow/flow-reading.ts';
import { type FlowFile } from '../flow/read-flow-file.ts';
import { type Settings } from '../settings/settings.ts';
import { type Source } from '../yaml/source.ts';

/** Notes the faults that show only when all flows lie side by side. */
export function checkPrograms(
  flows: readonly FlowFile[],
  around: {
    readonly reserved: (word: string) => ReservedWord | undefined;
    readonly locales: readonly LocaleFile[];
    readonly settings: Settings;
  },
): void {
  checkKeywords(flows, around.reserved);
  checkLoops(flows);
  const { fields } = around.settings.people;
  const known = fields.size === 0 ? undefined : [...fields.keys(), ...flows.flatMap(fieldsSetBy)];
  for (const flow of flows) {
    const locales = around.locales.filter((locale) => locale.flow === flow.id);
    noteUnheard(flow.source, flow.graph);
    if (flow.program) {
      noteEndless(flow.source, flow.graph, flow.program);
    }
    checkTranslations(flow, locales);
    const purposes = Object.keys(around.settings.manners.purposes);
    const readable = { asks: flow.asks, ofCalled: asksOfCalled(flow, flows), fields: known, purposes };
    checkLookups(flow.source, readable);
    for (const locale of locales) {
      const unused = findUnused(flow, locale);
      noteUnused(flow, locale, unused);
      checkLookups(locale.source, { ...readable, unused });
    }
  }
}

function fieldsSetBy({ graph }: FlowFile): readonly string[] {
  return graph.flatMap(({ step }) =>
    step?.verb === 'set'
      ? step.assignments.map(({ path }) => path.replace(/^(?:family\.)?fields\./u, ''))
      : [],
  );
}

/** The questions of the flows that a flow calls; undefined where it calls one that is not ours, or was not read. */
function asksOfCalled({ graph }: FlowFile, flows: readonly FlowFile[]): readonly string[] | undefined {
  const called = graph.flatMap(({ step }) => (step?.verb === 'call' ? step.flow : []));
  const found = flows.filter(({ id }) => called.includes(id));
  const all = found.length === new Set(called).size && graph.every(({ step }) => step !== undefined);
  return all && !found.some(startsAnother) ? found.flatMap(({ asks }) => asks) : undefined;
}

/** What another flow answers in the place of the one that was called is not known. */
function startsAnother({ graph }: FlowFile): boolean {
  return graph.some(({ step }) => step === undefined || step.verb === 'start');
}

function checkKeywords(
  flows: readonly FlowFile[],
  reserved: (word: string) => ReservedWord | undefined,
): void {
  const answers = findAnswers(flows);
  const taken = new Map<string, Taken>();
  for (const { id, source, keywords } of flows) {
    for (const { text, at, interrupts } of keywords) {
      const word = normalise(text);
      const other = taken.get(word);
      const fault = faultOfKeyword({ word, id, other }, reserved);
      if (fault !== undefined) {
        source.error(at, `the keyword "${text}" ${fault}; take another word`);
        continue;
      }
      taken.set(word, other ?? { id, file: source.file, line: source.place(at).line });
      noteKeyword({ source, text, at, interrupts }, other, answers.get(word));
    }
  }
}

/** The flow that has a keyword, and where it says so. */
interface Taken {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

function faultOfKeyword(
  { word, id, other }: { readonly word: string; readonly id: string; readonly other: Taken | undefined },
  reserved: (word: string) => ReservedWord | undefined,
): string | undefined {
  if (word === '') {
    return 'has no letter or digit in it';
  }
  if (reserved(word)) {
    return 'is a built-in word and never reaches a flow';
  }
  return other && other.id !== id ? `belongs to the flow in ${other.file}:${other.line} already` : undefined;
}

function noteKeyword(
  { source, text, at, interrupts }: WrittenKeyword & { readonly source: Source },
  other: Taken | undefined,
  answer: string | undefined,
): void {
  if (other) {
    source.hint(at, `the keyword "${text}" stands in line ${other.line} already; once is enough`);
  }
  if (answer !== undefined) {
    const effect = interrupts ? 'there too it starts this flow' : 'there it answers the question';
    source.warn(at, `the keyword "${text}" is also a choice in ${answer}; ${effect}`);
  }
}

/** Words that choices take, normalised, with the place of the first. */
function findAnswers(flows: readonly FlowFile[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const { source, answers: met } of flows) {
    for (const { text, at } of met) {
      const word = normalise(text);
      if (word !== '' && !answers.has(word)) {
        answers.set(word, `${source.file}:${source.place(at).line}`);
      }
    }
  }
  return answers;
}

function checkLoops(flows: readonly FlowFile[]): void {
  for (const { flow, at, text } of findLoops(new Map(flows.map(({ id, graph }) => [id, graph])))) {
    flows.find(({ id }) => id === flow)?.source.error(at, text);
  }
}

function checkTranslations({ source, texts, language }: FlowFile, locales: readonly LocaleFile[]): void {
  for (const locale of locales.filter((each) => each.language !== language && each.readable)) {
    const missing = new Map(
      texts.filter(({ text }) => !locale.written.has(text)).map((met) => [met.text, met.at]),
    );
    for (const [text, at] of missing) {
      source.warn(at, `no ${locale.language} translation in ${locale.source.file} of "${shorten(text)}"`);
    }
  }
}
