import { isDate } from '../time/day.ts';
import { type Contact } from './contact.ts';

/** Where a coordinator writes since when a family needs no aid any more, by `contact.fields`. */
export const independentField = 'independent_on';

/** Since which day (`YYYY-MM-DD`) a family needs no aid any more, as a coordinator wrote after a talk; else null. */
export function independentSince({ fields }: Pick<Contact, 'fields'>): string | null {
  return dayWritten(fields[independentField]);
}

/** The day with which a field begins, `YYYY-MM-DD`; null where it is none. */
export function dayWritten(value: Contact['fields'][string] | undefined): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/u.exec(typeof value === 'string' ? value : '') ?? [];
  return isDate(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
}
