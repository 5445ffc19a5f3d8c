import { readWorkbook } from '../flowfile/sheet/read-workbook.ts';
import { type Cell } from '../flowfile/sheet/workbook.ts';
import { Refusal } from './refusal.ts';

/** The people of an Excel file as a CSV table, a line for each row; throws Refusal where it is not one sheet. */
export async function readPeopleSheet(file: string): Promise<string> {
  const read = await readWorkbook(file);
  if (read.fault) {
    throw new Refusal(`${read.fault.place}: ${read.fault.text}`);
  }
  const filled = read.sheets
    .map(({ name, rows }) => ({ name, table: rows.map(lineOf).join('\n') }))
    .filter(({ table }) => table.trim() !== '');
  const [sheet, ...others] = filled;
  if (others.length > 0) {
    const names = filled.map(({ name }) => `"${name}"`).join(', ');
    throw new Refusal(
      `${file}: there is something in ${names}; leave the people alone in a file of one sheet`,
    );
  }
  return sheet?.table ?? '';
}

function lineOf(row: readonly Cell[]): string {
  const texts = row.map(textOf);
  return texts.every((text) => text === '')
    ? ''
    : texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
}

/** A day is written as the table wants it, whatever the cell shows; a cell stays on its line. */
function textOf(cell: Cell): string {
  const text =
    cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/u, '') : String(cell ?? '');
  return text.replaceAll(/\s+/gu, ' ').trim();
}
