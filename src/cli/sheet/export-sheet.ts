import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFlowSheets } from '../../flowfile/sheet/write-flow-sheets.ts';
import { writeWorkbook } from '../../flowfile/sheet/write-workbook.ts';
import { type Sheet } from '../../flowfile/sheet/workbook.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { readWantedFlows } from '../flows/wanted-flows.ts';

const how = 'export needs the name of an Excel file: semangat flows export [FLOW…] --to FILE.xlsx';
/** What a cell of Excel holds. */
const longestCell = 32_767;

/** `semangat flows export`: writes flows as a spreadsheet that `flows import` reads back without a loss. */
export async function exportSheet(words: readonly string[], parts: CliParts): Promise<number> {
  const { flows, to } = readWords(words);
  const files = flows.map((name) => (existsSync(name) ? name : join(parts.flowsDir, `${name}.yaml`)));
  const found = readWantedFlows(files, parts).flatMap(({ programs, read }) =>
    programs.map(({ id }) => ({ id, text: read.sources.get(id) ?? '' })),
  );
  const sheets = writeFlowSheets(found);
  refuseLong(sheets);
  try {
    await writeWorkbook(to, sheets);
  } catch {
    throw new Refusal(`${to} cannot be written; is it open in another program?`);
  }
  process.stdout.write(`${to}: ${found.map(({ id }) => id).join(', ')}\n`);
  return 0;
}

function readWords(words: readonly string[]): { readonly flows: readonly string[]; readonly to: string } {
  const options = { to: { type: 'string' } } as const;
  const { positionals, values } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    how,
  );
  if (values.to?.toLowerCase().endsWith('.xlsx') !== true) {
    throw new Refusal(how);
  }
  return { flows: positionals, to: values.to };
}

function refuseLong(sheets: readonly Sheet[]): void {
  for (const { name, rows } of sheets) {
    if (rows.flat().some((cell) => String(cell).length > longestCell)) {
      throw new Refusal(`a text of ${name} is longer than the ${longestCell} characters of an Excel cell`);
    }
  }
}
