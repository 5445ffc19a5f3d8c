import { CsvError, parse } from 'csv-parse/sync';
import { ApiError } from '../../http/api-error.ts';

/** A row of a file: its line and its cells under the names of the header; empty cells are left out. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const columns: readonly string[] = [
  'external_id',
  'name',
  'role',
  'language',
  'timezone',
  'salutation',
  'village',
  'companion',
  'addresses',
  'groups',
  'opted_in_at',
  'opted_in_method',
  'opted_in_witness',
];
const fieldColumn = /^fields\.[a-z][a-z0-9_]{0,63}$/;

/**
 * Reads a table of contacts: commas, or the semicolons that spreadsheets write where a comma is the decimal sign.
 * Throws ApiError `bad_request` with the line when it is no table or its header names what nobody knows.
 */
export function readCsv(text: string): readonly CsvRow[] {
  const [header, ...rows] = split(text.replaceAll(/\r\n?/g, '\n'));
  if (header === undefined) {
    throw new ApiError('bad_request', 'The file is empty. Its first line names the columns.', 'body');
  }
  const names = header.record.map((name) => name.trim().toLowerCase());
  checkHeader(names, header.line);
  return rows.map(({ record, line }) => ({
    line,
    cells: new Map(
      names
        .map((name, index): [string, string] => [name, record[index]?.trim() ?? ''])
        .filter(([, cell]) => cell !== ''),
    ),
  }));
}

interface Parsed {
  readonly record: readonly string[];
  readonly line: number;
}

/** What the parser gives with `info`; its types do not say so. */
interface Counted {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function split(text: string): readonly Parsed[] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = !first.includes(',') && first.includes(';') ? ';' : ',';
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
    }) as unknown as readonly Counted[];
    // A cell may hold line breaks; the parser counts to the end of the row.
    return parsed.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) }));
  } catch (fault) {
    if (fault instanceof CsvError) {
      const line = typeof fault['lines'] === 'number' ? fault['lines'] : 1;
      const words = `Line ${line} is not a row of this table: too many cells, or a quotation mark that never closes.`;
      throw new ApiError('bad_request', words, `body.line.${line}`);
    }
    throw fault;
  }
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function checkHeader(names: readonly string[], line: number): void {
  const unknown = names.filter((name) => !columns.includes(name) && !fieldColumn.test(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const words = [
    ...unknown.map((name) => `"${name.slice(0, 40)}" is no column`),
    ...twice.map((name) => `"${name}" is there twice`),
    ...(names.includes('name') ? [] : ['the column "name" is missing']),
  ];
  if (words.length > 0) {
    const known = `Columns are ${columns.join(', ')} and fields.<name> (a-z, 0-9, _).`;
    throw new ApiError('bad_request', `Line ${line}: ${words.join('; ')}. ${known}`, `body.line.${line}`);
  }
}
