import { Readable } from 'node:stream';
import { setImmediate as letOthers } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { declaredDelimiter } from '../../../domain/text/declared-delimiter.ts';
import { nameCell } from '../../../flowfile/sheet/workbook.ts';
import { type Said } from '../../phrase.ts';
import { fieldColumn, tableColumns } from './table-columns.ts';
import { ApiError } from '../../http/api-error.ts';

/** A row of a file: its line and its cells under the names of the header; empty cells are left out. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const columns: readonly string[] = tableColumns;

/** So many rows are in hand at a time, and between two such pages everybody else is served. */
const page = 100;
/** So many characters are taken apart in one go. */
const slice = 16_384;

/**
 * Reads a table of contacts page by page: commas, or the semicolons that spreadsheets write where a comma is the
 * decimal sign, or tabs, or what a line `sep=;` at its top says. Empty rows and columns, which spreadsheets leave at
 * the edges, are nothing. Throws ApiError `bad_request` with the line when it is no table or its header names what
 * nobody knows.
 */
export async function* readCsv(text: string): AsyncGenerator<readonly CsvRow[]> {
  let names: readonly string[] | undefined;
  let rows: CsvRow[] = [];
  for await (const { record, line } of split(text.replaceAll(/\r\n?/g, '\n'))) {
    if (names === undefined) {
      names = readHeader(record, line);
      continue;
    }
    const cells = cellsOf(names, { record, line });
    if (cells.size > 0) {
      rows.push({ line, cells });
    }
    if (rows.length === page) {
      yield rows;
      rows = [];
      await letOthers();
    }
  }
  if (names === undefined) {
    throw new ApiError('bad_request', 'The file is empty. Its first line names the columns.', 'body', {
      said: { text: 'table_empty' },
    });
  }
  yield rows;
}

function cellsOf(names: readonly string[], { record, line }: Parsed): CsvRow['cells'] {
  const filled = names
    .map((name, index) => ({ name, index, cell: record[index]?.trim() ?? '' }))
    .filter(({ cell }) => cell !== '');
  const stray = filled.find(({ name }) => name === '');
  if (stray) {
    const cell = nameCell(line - 1, stray.index);
    const words = `Line ${line}: no heading stands above cell ${cell}. Name the column, or empty it; a heading belongs to one column alone.`;
    const said = { text: 'table_stray', values: { cell } } as const;
    throw new ApiError('bad_request', words, `body.line.${line}`, { said });
  }
  return new Map(filled.map(({ name, cell }) => [name, cell]));
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

async function* split(text: string): AsyncGenerator<Parsed> {
  const { table, linesBefore, ...declared } = declaredDelimiter(text);
  const [first = ''] = table.split('\n', 1);
  const delimiter = declared.delimiter ?? [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ',';
  const parser = Readable.from(slicesOf(table)).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      // A spreadsheet writes rows that were emptied as commas alone.
      skip_records_with_empty_values: true,
      relax_column_count_less: true,
    }),
  );
  try {
    for await (const each of parser) {
      const { record, info } = each as Counted;
      // A cell may hold line breaks; the parser counts to the end of the row.
      yield { record, line: linesBefore + info.lines - breaksIn(record) };
    }
  } catch (fault) {
    if (fault instanceof CsvError) {
      const line = linesBefore + (typeof fault['lines'] === 'number' ? fault['lines'] : 1);
      const words = `Line ${line} is not a row of this table: too many cells, or a quotation mark that never closes.`;
      const said = { text: 'table_broken', values: { line: String(line) } } as const;
      throw new ApiError('bad_request', words, `body.line.${line}`, { said });
    }
    throw fault;
  }
}

function* slicesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += slice) {
    yield text.slice(from, from + slice);
  }
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function readHeader(record: readonly string[], line: number): readonly string[] {
  const names = record.map((name) => name.trim().toLowerCase());
  const named = names.filter((name) => name !== '');
  const unknown = named.filter((name) => !columns.includes(name) && !fieldColumn.test(name));
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const words = [
    ...unknown.map((name) => `"${name.slice(0, 40)}" is no column`),
    ...twice.map((name) => `"${name}" is there twice`),
    ...(names.includes('name') ? [] : ['the column "name" is missing']),
  ];
  if (words.length > 0) {
    const known = `Columns are ${columns.join(', ')} and fields.<name> (a-z, 0-9, _).`;
    const said = saidOf(unknown, twice);
    throw new ApiError('bad_request', `Line ${line}: ${words.join('; ')}. ${known}`, `body.line.${line}`, {
      said,
    });
  }
  return names;
}

/** A page says one thing at a time: what is mended first. */
function saidOf(unknown: readonly string[], twice: readonly string[]): Said {
  const [names, text] =
    unknown.length > 0 ? ([unknown, 'table_unknown'] as const) : ([twice, 'table_twice'] as const);
  return names.length === 0
    ? { text: 'table_no_name' }
    : { text, values: { columns: names.map((name) => name.slice(0, 40)).join(', ') } };
}
