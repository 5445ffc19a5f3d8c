import { parseArgs } from 'node:util';
import { languageCode } from '../../domain/text/language-code.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { exportTexts } from './export-texts.ts';
import { importTexts } from './import-texts.ts';

const how =
  'semangat flows texts [FLOW…] --to FILE.po|FILE.xlsx [--language jv], or --from FILE.po|FILE.xlsx';

/** `semangat flows texts`: the texts of flows out to translators, and their translations back. */
export function flowTexts(words: readonly string[], parts: CliParts): Promise<number> {
  const { flows, to, from, language } = readWords(words);
  if (language !== undefined && !languageCode.test(language)) {
    throw new Refusal(`"${language}" is no language; write its code, such as jv`);
  }
  if (to !== undefined && from === undefined && /\.(po|xlsx)$/iu.test(to)) {
    return exportTexts(flows, { to, language }, parts);
  }
  if (from !== undefined && to === undefined && flows.length === 0) {
    return importTexts(from, language, parts);
  }
  throw new Refusal(how);
}

function readWords(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { to: text, from: text, language: text };
  const { positionals, values } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    how,
  );
  return { flows: positionals, ...values };
}
