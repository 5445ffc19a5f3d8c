/** What a cell of a table holds. */
export type Cell = string | number | boolean | Date | null;

/** One sheet of a spreadsheet file; a CSV file has one. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Something in a cell that its author should mend. */
export interface CellFault {
  /** Such as `sheet.xlsx:posyandu!C7`. */
  readonly place: string;
  readonly level: 'error' | 'warning' | 'hint';
  readonly text: string;
}

/** A cell as spreadsheets name it: row 6 and column 2, both from 0, are `C7`. */
export function nameCell(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** A fault as one line for a terminal. */
export function formatCellFault({ place, level, text }: CellFault): string {
  return `${place}: ${level}: ${text}`;
}
