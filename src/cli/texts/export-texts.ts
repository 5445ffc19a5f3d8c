import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFlowTexts, type FlowText } from '../../flowfile/translations/flow-texts.ts';
import { writePo } from '../../flowfile/translations/po-file.ts';
import { writeTextSheet } from '../../flowfile/translations/text-sheet.ts';
import { writeWorkbook } from '../../flowfile/sheet/write-workbook.ts';
import { type CliParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { readWantedFlows } from '../flows/wanted-flows.ts';

/** Writes the texts of flows for translators: a PO file for one language, or a sheet with a column for each. */
export async function exportTexts(
  flows: readonly string[],
  { to, language }: { readonly to: string; readonly language: string | undefined },
  parts: CliParts,
): Promise<number> {
  const wanted = readWantedFlows(flows, parts);
  const texts = wanted.flatMap(({ programs, read, folder }) =>
    programs.flatMap(({ id }) => {
      const flow = { id, file: join(folder, `${id}.yaml`), text: read.sources.get(id) ?? '' };
      return findFlowTexts(flow, read.locales);
    }),
  );
  const known = [...new Set(wanted.flatMap(({ read }) => read.locales.map((each) => each.language)))].sort();
  await write(to, texts, language === undefined ? known : [language]);
  process.stdout.write(`${to}: ${texts.length} texts\n`);
  return 0;
}

async function write(to: string, texts: readonly FlowText[], languages: readonly string[]): Promise<void> {
  const [language, ...more] = languages;
  const isPo = to.toLowerCase().endsWith('.po');
  if (language === undefined || (isPo && more.length > 0)) {
    throw new Refusal('say the language: semangat flows texts --to texts.po --language jv');
  }
  try {
    if (isPo) {
      writeFileSync(to, writePo(texts, language));
    } else {
      await writeWorkbook(to, [writeTextSheet(texts, languages)]);
    }
  } catch {
    throw new Refusal(`${to} cannot be written; is it open in another program?`);
  }
}
