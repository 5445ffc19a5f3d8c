import writeXlsx from 'write-excel-file/node';
import { type Cell, type Sheet } from './workbook.ts';

/** Widths of columns in letters: texts need room, the others little. */
const widths: { readonly [heading: string]: number } = {
  teks: 60,
  pilihan: 45,
  lain: 40,
  catatan: 30,
  ingatkan: 40,
};

/** Writes an Excel file; every text is a text there, whatever it begins with. */
export async function writeWorkbook(file: string, sheets: readonly Sheet[]): Promise<void> {
  await writeXlsx(sheets.map(toExcelSheet)).toFile(file);
}

/** The bytes of an Excel file, as `writeWorkbook` writes it. */
export function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsx(sheets.map(toExcelSheet)).toBuffer();
}

function toExcelSheet({ name, rows }: Sheet) {
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map((heading) => ({
      width: widths[String(heading).split(' /')[0] ?? ''] ?? 16,
    })),
    data: rows.map((row, index) => row.map((cell) => toExcel(cell, index === 0))),
  };
}

function toExcel(cell: Cell, isHeading: boolean) {
  if (cell === null) {
    return null;
  }
  const weight = isHeading ? ({ fontWeight: 'bold' } as const) : {};
  const look = { wrap: true, alignVertical: 'top', ...weight } as const;
  return typeof cell === 'number'
    ? { ...look, value: cell, type: Number }
    : { ...look, value: String(cell), type: String, format: '@' };
}
