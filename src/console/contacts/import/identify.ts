import { type Contact } from '../../../domain/contact/contact.ts';
import { foldText } from '../../../domain/text/fold-text.ts';
import { type Records } from '../../../programme/records/records.ts';
import { idOfExternal } from '../write-contact.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ImportLine, type ImportProblem } from './import-report.ts';
import { type CsvRow } from './read-csv.ts';
import { type ReadRow, readRow } from './read-row.ts';

/** A row that can be written: whose it is and what it says. */
export interface ImportRow {
  readonly line: number;
  readonly id: string;
  readonly change: ContactChange;
}

/** What became of rows that do not go on. */
export interface Refused {
  readonly lines: readonly ImportLine[];
  readonly problems: readonly ImportProblem[];
}

/** Whose the rows of a table are: of each its first line, and the role that it is given there. */
export type Survey = ReadonlyMap<
  string,
  { readonly line: number; readonly role: Contact['role'] | undefined }
>;

/**
 * Goes over a whole table, so that nothing is written of one that breaks off, and keeps of each row only whose it is:
 * by external_id, else by its first address and name; the second of two is refused.
 */
export async function survey(
  pages: AsyncIterable<readonly CsvRow[]>,
  records: Records,
): Promise<Refused & { readonly found: Survey }> {
  const found = new Map<string, { readonly line: number; readonly role: Contact['role'] | undefined }>();
  const lines: ImportLine[] = [];
  const problems: ImportProblem[] = [];
  const refuse = ({ line, change }: ReadRow, earlier: number | undefined): void => {
    lines.push({
      line,
      external_id: change?.external_id ?? null,
      contact: null,
      outcome: 'refused',
      changed: [],
    });
    problems.push(...(change ? [whyNot(line, earlier)] : []));
  };
  for await (const rows of pages) {
    for (const row of rows.map(readRow)) {
      problems.push(...row.problems);
      const id = row.change && idOf(row.change, records);
      const earlier = id === undefined ? undefined : found.get(id)?.line;
      if (id === undefined || earlier !== undefined) {
        refuse(row, earlier);
      } else {
        found.set(id, { line: row.line, role: row.change?.role });
      }
    }
  }
  return { found, lines, problems };
}

/** Those of the rows that the survey found good. */
export function identify(rows: readonly CsvRow[], found: Survey, records: Records): readonly ImportRow[] {
  return rows.map(readRow).flatMap(({ line, change }) => {
    const id = change && idOf(change, records);
    return change && id !== undefined && found.get(id)?.line === line ? [{ line, id, change }] : [];
  });
}

function idOf(
  { external_id: externalId, addresses, name }: ContactChange,
  records: Records,
): string | undefined {
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
