import { type Contact } from '../../../domain/contact/contact.ts';
import { viewContact } from '../contact-view.ts';

/** A column in which somebody known changes; both sides are JSON, and undefined where nothing stood or will stand. */
export interface Difference {
  readonly column: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Columns that the table has none of, or that follow from others. */
const derived: readonly string[] = [
  'id',
  'subdistrict',
  'district',
  'consent',
  'created_at',
  'last_heard_at',
];

/** The columns of a table in which somebody known has changed; none of somebody new. */
export function differencesOf(before: Contact | undefined, after: Contact): readonly Difference[] {
  if (before === undefined) {
    return [];
  }
  const [had, has] = [columnsOf(before), columnsOf(after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .map((column) => ({ column, from: had.get(column), to: has.get(column) }))
    .filter(({ from, to }) => from !== to);
}

function columnsOf(contact: Contact): ReadonlyMap<string, string> {
  const { fields, ...columns } = viewContact(contact);
  const own = Object.entries(columns).filter(([column]) => !derived.includes(column));
  const further = Object.entries(fields).map(([name, value]) => [`fields.${name}`, value] as const);
  return new Map([...own, ...further].map(([column, value]) => [column, JSON.stringify(value)]));
}
