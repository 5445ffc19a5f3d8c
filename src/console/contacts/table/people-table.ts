import { setImmediate as letOthers } from 'node:timers/promises';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type Records } from '../../../programme/records/records.ts';
import { knownLanguage } from '../../pages/known-language.ts';
import { viewContact } from '../contact-view.ts';
import { guardCell } from '../import/guarded-cell.ts';
import { readRow } from '../import/read-row.ts';
import { rowOf } from '../import/row-of.ts';
import { tableColumns } from '../import/table-columns.ts';
import { idOfExternal } from '../write-contact.ts';

type Cells = ReadonlyMap<string, string>;

/** So many people are looked up at a time, and between two such pages everybody else is served. */
const page = 100;

/** The people of these ids as rows of a table that can be taken in again, in their order; who is gone is left out. */
export async function readTable(
  records: Pick<Records, 'findContact' | 'idFor'>,
  ids: readonly string[],
): Promise<readonly Cells[]> {
  const names = new Map<string, Promise<string>>();
  const nameOf = (id: string): Promise<string> => {
    const known = names.get(id) ?? records.findContact(id).then((found) => volunteerName(records, found));
    names.set(id, known);
    return known;
  };
  const rows: Cells[] = [];
  for (let from = 0; from < ids.length; from += page) {
    const found = await Promise.all(ids.slice(from, from + page).map((id) => records.findContact(id)));
    const people = found.filter((each) => each !== undefined);
    const companions = await Promise.all(
      people.map(({ companion }) => (companion === null ? Promise.resolve('') : nameOf(companion))),
    );
    rows.push(...people.map((each, index) => cellsOf(records, each, companions[index] ?? '')));
    await letOthers();
  }
  return rows;
}

/**
 * A table as a CSV file that Excel opens as it is: marked as UTF-8, with the delimiter that spreadsheets expect where
 * this language writes its decimals. Without rows it has the headings alone.
 */
export function writeTable(rows: readonly Cells[], language: string): string {
  const further = new Set(
    rows.flatMap((row) => [...row.keys()].filter((column) => column.startsWith('fields.'))),
  );
  const columns = [...tableColumns, ...[...further].sort()];
  const delimiter = new Intl.NumberFormat(knownLanguage(language)).format(0.5).includes(',') ? ';' : ',';
  const lines = rows.map((row) => columns.map((column) => quoted(row.get(column) ?? '')).join(delimiter));
  return `\uFEFF${[columns.join(delimiter), ...lines].join('\r\n')}\r\n`;
}

const quoted = (cell: string): string =>
  /^[\w .@+:/-]*$/u.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;

/** Whoever has no external_id of their own is named by the id that the programme gave. */
function cellsOf(records: Pick<Records, 'idFor'>, contact: Contact, companion: string): Cells {
  const known = {
    id: ownNumber(records, contact) === undefined ? contact.id : '',
    external_id: guardCell(viewContact(contact).external_id ?? ''),
    companion: contact.role === 'beneficiary' ? guardCell(companion) : '',
  };
  const cells = new Map([...Object.entries(known).filter(([, cell]) => cell !== ''), ...rowOf(contact)]);
  // What could not be taken in again would keep the whole row out; an empty cell changes nothing.
  const unread = readRow({ line: 0, cells }).problems.filter(({ level }) => level === 'error');
  return new Map([...cells].filter(([column]) => !unread.some((each) => each.column === column)));
}

function volunteerName(records: Pick<Records, 'idFor'>, found: Contact | undefined): string {
  if (found === undefined || found.role === 'beneficiary') {
    return '';
  }
  return ownNumber(records, found) ?? found.id;
}

/** The external_id by which a table finds somebody; undefined where it would find nobody, or another. */
function ownNumber(records: Pick<Records, 'idFor'>, contact: Contact): string | undefined {
  const { external_id: externalId } = viewContact(contact);
  return externalId !== null && idOfExternal(records, externalId) === contact.id ? externalId : undefined;
}
