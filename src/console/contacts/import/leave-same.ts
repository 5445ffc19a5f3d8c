import { type Contact } from '../../../domain/contact/contact.ts';
import { type ContactChange } from '../contact-body.ts';
import { bareCell } from './guarded-cell.ts';
import { type CsvRow } from './read-csv.ts';
import { rowOf } from './row-of.ts';

const single = ['name', 'salutation', 'addresses', 'groups'] as const;
/** They are one statement. */
const agreement = ['opted_in_at', 'opted_in_method', 'opted_in_witness', 'opted_in_version'] as const;

/**
 * A change without what the table says in the very words in which it is given out: a number that is kept as a text
 * stays one, and whatever was given out can be taken in again.
 */
export function leaveSame(change: ContactChange, cells: CsvRow['cells'], known: Contact): ContactChange {
  const row = rowOf(known);
  const isSame = (column: string): boolean => plain(cells.get(column)) === plain(row.get(column));
  const fields = Object.entries(change.fields ?? {}).filter(([key]) => !isSame(`fields.${key}`));
  const same = [
    ...single.filter(isSame),
    ...(agreement.every((column) => !cells.has(column) || isSame(column)) ? agreement : []),
  ];
  const others = Object.entries(change).filter(([key]) => !same.some((each) => each === key));
  return { ...Object.fromEntries(others), ...(change.fields ? { fields: Object.fromEntries(fields) } : {}) };
}

function plain(cell: string | undefined): string {
  return bareCell(cell ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
