import { type Cell, type Sheet } from '../../../flowfile/sheet/workbook.ts';

/** The people of an Excel file as a CSV table, or the names of its sheets where more than one has something in it. */
export type PeopleSheet =
  | { readonly csv: string; readonly several: null }
  | { readonly csv: null; readonly several: readonly string[] };

/** Reads the one sheet with people, a line for each row. */
export function peopleSheet(sheets: readonly Sheet[]): PeopleSheet {
  const filled = sheets
    .map(({ name, rows }) => ({ name, csv: rows.map(lineOf).join('\n') }))
    .filter(({ csv }) => csv.trim() !== '');
  const [sheet, ...others] = filled;
  return others.length > 0
    ? { csv: null, several: filled.map(({ name }) => name) }
    : { csv: sheet?.csv ?? '', several: null };
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
