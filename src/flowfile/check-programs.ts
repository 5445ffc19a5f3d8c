import { normalise } from '../domain/normalise.ts';
import { type ReservedWord } from '../engine/world.ts';
import { findLoops } from './find-loops.ts';
import { type LocaleFile } from './locale-file.ts';
import { type FlowFile } from './read-flow-file.ts';

/** Notes the faults that show only when all flows lie side by side. */
export function checkPrograms(
  flows: readonly FlowFile[],
  around: {
    readonly reserved: (word: string) => ReservedWord | undefined;
    readonly locales: readonly LocaleFile[];
  },
): void {
  checkKeywords(flows, around.reserved);
  checkLoops(flows);
  for (const flow of flows) {
    checkTranslations(
      flow,
      around.locales.filter((locale) => locale.flow === flow.id),
    );
  }
}

function checkKeywords(
  flows: readonly FlowFile[],
  reserved: (word: string) => ReservedWord | undefined,
): void {
  const answers = findAnswers(flows);
  const taken = new Map<string, { readonly id: string; readonly place: string }>();
  for (const { id, source, keywords } of flows) {
    for (const { text, at } of keywords) {
      const word = normalise(text);
      const other = taken.get(word);
      if (word === '' || reserved(word)) {
        const why =
          word === '' ? 'has no letter or digit in it' : 'is a built-in word and never reaches a flow';
        source.error(at, `the keyword "${text}" ${why}; take another word`);
      } else if (other && other.id !== id) {
        source.error(
          at,
          `the keyword "${text}" belongs to the flow in ${other.place} already; take another word`,
        );
      } else {
        taken.set(word, other ?? { id, place: `${source.file}:${source.place(at).line}` });
      }
      const answer = answers.get(word);
      if (answer !== undefined) {
        source.warn(at, `the keyword "${text}" is also a choice in ${answer}; there it answers the question`);
      }
    }
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

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
