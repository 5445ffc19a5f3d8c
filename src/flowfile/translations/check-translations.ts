import { stringify } from 'yaml';
import { findPath } from '../yaml/find-path.ts';
import { type CellFault } from '../sheet/workbook.ts';
import { readFlowFile } from '../flow/read-flow-file.ts';
import { readLocaleFile } from '../texts/locale-file.ts';
import { textsAlone } from './flow-texts.ts';
import { type Translated } from './translated.ts';

/** The faults of a flow's new translations, by the checks that files of translations have, each at its place. */
export function checkTranslations(
  flow: { readonly file: string; readonly text: string },
  language: string,
  translated: ReadonlyMap<string, Translated>,
): readonly CellFault[] {
  const texts = Object.fromEntries([...translated].map(([text, { translation }]) => [text, translation]));
  const text = stringify(texts, { lineWidth: 0 });
  const locale = readLocaleFile({ language, flow: '', file: '', text });
  readFlowFile(flow, { ...textsAlone, locales: [locale] });
  const lines = text.split('\n');
  return locale.source.faults().map((fault) => {
    const before = lines.slice(0, fault.line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const [key = ''] = findPath(locale.source.root, before + fault.column - 1);
    const where = translated.get(String(key));
    const place = where ? `${where.place}: ${where.flow ?? ''} "${String(key).slice(0, 60)}"` : flow.file;
    return { place, level: fault.level, text: fault.text };
  });
}
