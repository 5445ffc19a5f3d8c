import { type Cells, type Column, columnNames, findColumn, headingOf, hintColumn } from './columns.ts';
import { type Cell, type CellFault, nameCell, type Sheet } from './workbook.ts';

/** A sheet by its headings. */
export interface Table {
  readonly name: string;
  /** The rows that hold anything, with their number in the sheet, from 0. */
  readonly rows: readonly { readonly row: number; readonly cells: Cells }[];
  has(column: Column): boolean;
  /** Where a cell stands: `sheet.xlsx:posyandu!C7`; for a column that is not there, the beginning of the row. */
  place(row: number, column?: Column): string;
}

/** Reads a sheet whose first row that is not empty names the columns, with what is wrong about cells as such. */
export function readTable(
  file: { readonly name: string; readonly single: boolean },
  sheet: Sheet,
): { readonly table: Table; readonly headings: number; readonly faults: readonly CellFault[] } {
  const top = sheet.rows.findIndex((row) => row.some((cell) => toText(cell) !== ''));
  const headings = (sheet.rows[top] ?? []).map((cell) => toText(cell));
  const found = headings.map((heading) => (heading === '' ? undefined : findColumn(heading)));
  const at = (row: number, column: number): string =>
    `${file.name}:${file.single ? '' : `${sheet.name}!`}${nameCell(row, column)}`;
  const rows = sheet.rows
    .map((cells, row) => ({ row, cells: toCells(cells, found) }))
    .filter(({ row, cells }) => row > top && Object.keys(cells).length > 0);
  const table: Table = {
    name: sheet.name,
    rows,
    has: (column) => found.includes(column),
    place: (row, column) => at(row, Math.max(column === undefined ? 0 : found.indexOf(column), 0)),
  };
  const error = (place: string, text: string): CellFault => ({ place, level: 'error', text });
  const faults: readonly CellFault[] = [
    ...faultsOfHeadings(headings, found).map(({ index, text }) => error(at(top, index), text)),
    ...sheet.rows.flatMap((cells, row) =>
      cells.flatMap((cell, index) => (cell instanceof Date ? error(at(row, index), dateFault) : [])),
    ),
    ...strayCells(sheet.rows.slice(top + 1), headings).map(([row, index]): CellFault => {
      const text =
        'nothing stands above this in the first row, and it is not read; give the column a heading';
      return { place: at(top + 1 + row, index), level: 'hint', text };
    }),
  ];
  return { table, faults, headings: headings.length };
}

const dateFault = 'the spreadsheet made a date or time of this; format the cell as text and write it again';

/** The first cell that is not empty in each column without a heading. */
function strayCells(
  rows: readonly (readonly Cell[])[],
  headings: readonly string[],
): readonly (readonly [row: number, index: number])[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, index) => index)
    .filter((index) => (headings[index] ?? '') === '')
    .map((index) => [rows.findIndex((row) => toText(row[index] ?? null) !== ''), index] as const)
    .filter(([row]) => row >= 0);
}

function faultsOfHeadings(
  headings: readonly string[],
  found: readonly (Column | undefined)[],
): readonly { readonly index: number; readonly text: string }[] {
  return headings.flatMap((heading, index) => {
    const column = found[index];
    if (heading !== '' && column === undefined) {
      return { index, text: `there is no column "${heading}"; ${hintColumn(heading)}` };
    }
    const twice = column !== undefined && found.indexOf(column) !== index;
    return twice ? { index, text: `the column "${headingOf(column)}" is there already` } : [];
  });
}

/** Columns of names and words, where a blank at the beginning is a slip. */
const names: ReadonlySet<Column> = new Set([
  ...([
    'id',
    'sheet',
    'verb',
    'answer',
    'min',
    'max',
    'goto',
    'timeout',
    'tries',
    'unclear',
    'media',
  ] as const),
  ...(['for', 'due', 'language', 'expires'] as const),
]);

function toCells(row: readonly Cell[], found: readonly (Column | undefined)[]): Cells {
  const cells: { [Key in Column]?: string } = {};
  for (const column of columnNames) {
    const cell = toText(row[found.indexOf(column)] ?? null);
    const text = names.has(column) ? cell.trim() : cell;
    if (text !== '') {
      cells[column] = text;
    }
  }
  return cells;
}

function toText(cell: Cell): string {
  const text = cell === null || cell instanceof Date ? '' : String(cell);
  return text.trim() === '' ? '' : text.replaceAll(/\r\n?/gu, '\n').trimEnd();
}
