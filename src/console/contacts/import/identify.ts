import { type Contact } from '../../../domain/contact/contact.ts';
import { foldText } from '../../../domain/text/fold-text.ts';
import { type Records } from '../../../programme/records/records.ts';
import { idOfExternal } from '../write-contact.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ImportProblem, refusedRow, type RowOutcome, type TableOutcome } from './import-report.ts';
import { type CsvRow } from './read-csv.ts';
import { type ReadRow, readRow } from './read-row.ts';

/** A row that can be written: whose it is and what it says. */
export interface ImportRow {
  readonly line: number;
  readonly id: string;
  readonly change: ContactChange;
  /** What the row says, as it is written. */
  readonly cells: CsvRow['cells'];
  /** By the id that the programme gave, so they have to be there. */
  readonly isNamedById: boolean;
}

/** Whose the rows of a table are: of each its first line, and the role that it is given there. */
export type Survey = ReadonlyMap<
  string,
  { readonly line: number; readonly role: Contact['role'] | undefined }
>;

/**
 * Goes over a whole table, so that nothing is written of one that breaks off, and keeps of each row only whose it is:
 * by id, by external_id, else by its first address and name; the second of two is refused.
 */
export async function survey(
  pages: AsyncIterable<readonly CsvRow[]>,
  records: Records,
): Promise<TableOutcome & { readonly found: Survey }> {
  const found = new Map<string, { readonly line: number; readonly role: Contact['role'] | undefined }>();
  const refused: RowOutcome[] = [];
  const problems: ImportProblem[] = [];
  const refuse = ({ line, change }: ReadRow, earlier: number | undefined): void => {
    refused.push(refusedRow(line, change?.external_id));
    problems.push(...(change ? [whyNot(line, earlier)] : []));
  };
  for await (const rows of pages) {
    for (const { cells, ...read } of rows.map((each) => ({ ...each, ...readRow(each) }))) {
      const row: ReadRow = read;
      problems.push(...row.problems);
      const id = row.change && idOf(row.change, cells, records);
      const earlier = id === undefined ? undefined : found.get(id)?.line;
      if (id === undefined || earlier !== undefined) {
        refuse(row, earlier);
      } else {
        found.set(id, { line: row.line, role: row.change?.role });
      }
    }
  }
  return { found, rows: refused, problems };
}

/** Those of the rows that the survey found good. */
export function identify(rows: readonly CsvRow[], found: Survey, records: Records): readonly ImportRow[] {
  return rows.flatMap((row) => {
    const { line, cells } = row;
    const { change } = readRow(row);
    const id = change && idOf(change, cells, records);
    const isNamedById = cells.has('id');
    return change && id !== undefined && found.get(id)?.line === line
      ? [{ line, id, change, cells, isNamedById }]
      : [];
  });
}

function idOf(
  { external_id: externalId, addresses, name }: ContactChange,
  cells: CsvRow['cells'],
  records: Records,
): string | undefined {
  const given = cells.get('id');
  if (given !== undefined) {
    return given;
  }
  if (externalId !== undefined) {
    return idOfExternal(records, externalId);
  }
  const [address] = addresses ?? [];
  return address === undefined
    ? undefined
    : records.idFor(`contact at ${address} named ${foldText(name ?? '')}`);
}

function whyNot(line: number, earlier: number | undefined): ImportProblem {
  const place = { line, column: 'external_id', level: 'error' } as const;
  if (earlier === undefined) {
    const message =
      'There is neither an external_id nor an address: nobody could tell later who this is. Give one of them.';
    return { ...place, message, said: { text: 'row_nobody' } };
  }
  const message = `This is the same person as in line ${earlier}. Keep one of the two rows.`;
  return { ...place, message, said: { text: 'row_twice', values: { line: String(earlier) } } };
}
