import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { declaredDelimiter } from '../../domain/text/declared-delimiter.ts';
import { readSource } from '../yaml/list-files.ts';
import { measureWorkbook } from './measure-workbook.ts';
import { type Cell, type CellFault, type Sheet } from './workbook.ts';

/** Larger files are refused before they are unpacked. */
const largest = 10_000_000;

/** What a spreadsheet file holds, or why it could not be read. */
export type ReadWorkbook =
  { readonly sheets: readonly Sheet[]; readonly fault: null } | { readonly fault: CellFault };

/** Whether a file is one that `readWorkbook` reads, by its name. */
export function isWorkbook(file: string): boolean {
  return /\.(xlsx|csv)$/iu.test(file);
}

/** Reads an Excel file, or a CSV file as one sheet. */
export async function readWorkbook(file: string): Promise<ReadWorkbook> {
  const fault = (text: string): ReadWorkbook => ({ fault: { place: file, level: 'error', text } });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) {
    return fault(`the file is larger than ${largest / 1e6} MB; split it into several`);
  }
  try {
    if (/\.csv$/iu.test(file)) {
      return readCsv(file);
    }
    const read = await readExcel(readFileSync(file));
    return read.fault === null ? read : fault(read.fault);
  } catch {
    return fault(unread);
  }
}

const unread = 'this is no Excel file that can be read; save it again as .xlsx, without a password';

/** Reads the bytes of an Excel file, or says why they cannot be read. */
export async function readExcel(
  bytes: Buffer,
): Promise<
  | { readonly sheets: readonly Sheet[]; readonly fault: null }
  | { readonly sheets: null; readonly fault: string }
> {
  try {
    const tooMuch = measureWorkbook(bytes);
    if (tooMuch !== undefined) {
      return { sheets: null, fault: tooMuch };
    }
    const sheets = (await readXlsx(bytes, { trim: false })).map(({ sheet, data }) => ({
      name: sheet,
      rows: data as unknown as readonly (readonly Cell[])[],
    }));
    return { sheets, fault: null };
  } catch {
    return { sheets: null, fault: unread };
  }
}

/** Commas, or the semicolons that spreadsheets write where a comma is the decimal sign, or what the file says. */
function readCsv(file: string): ReadWorkbook {
  const source = readSource(file);
  if (source.fault) {
    return { fault: { place: file, level: 'error', text: source.fault.text } };
  }
  const { table, linesBefore, delimiter } = declaredDelimiter(source.text);
  const [first = ''] = table.split('\n', 1);
  const count = (mark: string): number => first.split(mark).length;
  try {
    const rows = parse(table, {
      bom: true,
      delimiter: delimiter ?? (count(';') > count(',') ? ';' : ','),
      relax_column_count: true,
    });
    return { sheets: [{ name: basename(file).replace(/\.csv$/iu, ''), rows }], fault: null };
  } catch (error) {
    const line =
      error instanceof CsvError && typeof error['lines'] === 'number'
        ? ` near line ${linesBefore + error['lines']}`
        : '';
    return {
      fault: { place: file, level: 'error', text: `a quotation mark is opened and never closed${line}` },
    };
  }
}
