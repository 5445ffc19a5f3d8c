import { type Node } from 'yaml';
import { findPath } from '../yaml/find-path.ts';
import { type Surroundings } from '../flow/flow-reading.ts';
import { readFlowFile } from '../flow/read-flow-file.ts';
import { type LocaleFile } from '../texts/locale-file.ts';
import { usualSettings } from '../settings/settings.ts';

/** A text of a flow that people read, with its translations. */
export interface FlowText {
  readonly flow: string;
  readonly text: string;
  /** Where it stands, each with the id of its step, or `#3` for the third. */
  readonly places: readonly { readonly file: string; readonly line: number; readonly step: string }[];
  readonly translations: { readonly [language: string]: string };
}

/** A flow read for its texts alone: what is around it is not judged. */
export const textsAlone: Omit<Surroundings, 'locales'> = {
  flows: null,
  hasMedia: null,
  daySets: null,
  purposes: null,
  fields: null,
  topics: null,
  question: usualSettings.question,
};

/**
 * All texts of a flow and the names of its media, in its order and each once, with what the files of translations say
 * of them.
 */
export function findFlowTexts(
  flow: { readonly id: string; readonly file: string; readonly text: string },
  locales: readonly LocaleFile[],
): readonly FlowText[] {
  const own = locales.filter((locale) => locale.flow === flow.id);
  const { source, texts, recordings, program } = readFlowFile(flow, { ...textsAlone, locales: [] });
  const found = new Map<string, FlowText>();
  for (const { text, at } of [...texts, ...recordings].sort((left, right) => left.at - right.at)) {
    const step = stepAt(source.root, at);
    const place = {
      file: flow.file,
      line: source.place(at).line,
      step: program?.steps[step]?.key ?? `#${step + 1}`,
    };
    const translations = Object.fromEntries(
      own.flatMap(({ language, translations: all }): [string, string][] => {
        const translation = all.get(text);
        return translation === undefined ? [] : [[language, translation.text]];
      }),
    );
    const places = [...(found.get(text)?.places ?? []), place];
    found.set(text, { flow: flow.id, text, places, translations });
  }
  return [...found.values()];
}

function stepAt(root: Node | null, at: number): number {
  const [key, index] = findPath(root, at);
  return key === 'steps' && typeof index === 'number' ? index : 0;
}
