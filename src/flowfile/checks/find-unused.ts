import { visit } from 'yaml';
import { type LocaleFile, type Written } from '../texts/locale-file.ts';
import { shorten } from '../drawing/describe-step.ts';
import { type FlowFile } from '../flow/read-flow-file.ts';
import { closest } from '../yaml/closest.ts';

/** More than these in one file are told together: its texts are hardly those of the flow. */
const mostTold = 5;

/** A translation of a text that the flow does not have. */
export interface Unused extends Written {
  readonly text: string;
}

/** Translations that never reach anybody: of texts that the flow says nowhere, or into the language that it has. */
export function findUnused({ source, language }: FlowFile, locale: LocaleFile): readonly Unused[] {
  // Whatever stands in the file may be its text, also where a fault kept it from being read.
  const said = new Set<string>();
  visit(source.document, {
    Scalar: (_key, { value, source: written }) => {
      said.add(String(value).trimEnd()).add(written?.trimEnd() ?? '');
    },
  });
  return [...locale.written].flatMap(([text, where]) =>
    source.root && (locale.language === language || !said.has(text)) ? [{ text, ...where }] : [],
  );
}

/** Hints at translations that are not used, each with the text that it was probably of. */
export function noteUnused(flow: FlowFile, locale: LocaleFile, unused: readonly Unused[]): void {
  const [first] = unused;
  const { source } = locale;
  if (first && locale.language === flow.language) {
    source.hint(0, `the flow is written in ${flow.language} itself; these translations are not used`);
  } else if (first && unused.length > mostTold) {
    const others = `and ${unused.length - 1} more of these texts`;
    source.hint(first.from, `nothing in the flow says "${shorten(first.text)}" ${others}; they are not used`);
  } else {
    const untranslated = flow.texts.map(({ text }) => text).filter((text) => !locale.written.has(text));
    for (const { text, from } of unused) {
      const near = closest(text, untranslated);
      const advice = near === undefined ? '' : `; did you mean "${shorten(near)}"?`;
      source.hint(from, `nothing in the flow says "${shorten(text)}"; this is not used${advice}`);
    }
  }
}
