import { type Address } from '../../../domain/contact/address.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type Value } from '../../../domain/value.ts';
import { viewContact } from '../contact-view.ts';
import { findPhoneNumber } from '../find-phone-number.ts';
import { guardCell } from './guarded-cell.ts';
import { fieldColumn, plainNumber } from './table-columns.ts';

/**
 * The cells in which a table tells of a person, but for who they are and who walks beside them; empty ones are left
 * out, and so is what no cell can hold.
 */
export function rowOf(contact: Contact): ReadonlyMap<string, string> {
  const { fields, addresses, groups, ...seen } = viewContact(contact);
  const { name, role, language, timezone, salutation, village } = seen;
  const { opted_in_at, opted_in_method, opted_in_version } = seen;
  const witness = opted_in_at === null ? null : (contact.consent.witness ?? null);
  const version = (opted_in_version ?? 1) > 1 ? String(opted_in_version) : null;
  const told = Object.entries({
    ...{ name, role, language, timezone, salutation, village },
    addresses: addresses.map((each) => shortAddress(each as Address)).join('; '),
    groups: groups.join('; '),
    ...{ opted_in_at, opted_in_method, opted_in_witness: witness, opted_in_version: version },
  }).map(
    ([column, text]) => [column, column === 'opted_in_at' ? (text ?? '') : guardCell(text ?? '')] as const,
  );
  const further = Object.entries(fields).map(
    ([key, value]) => [`fields.${key}`, cellOf(value as Value)] as const,
  );
  return new Map(
    [...told, ...further.filter(([column]) => fieldColumn.test(column))].filter(
      ([, cell]) => cell.trim() !== '',
    ),
  );
}

/** A number of the first account as people write it. */
function shortAddress(address: Address): string {
  const [, digits = ''] = /^whatsapp:1\/pn\/(\d+)$/u.exec(address) ?? [];
  return digits !== '' && findPhoneNumber(`+${digits}`) === digits ? `whatsapp:+${digits}` : address;
}

function cellOf(value: Value): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  const isPlain = typeof value === 'number' && plainNumber.test(String(value));
  return value === null || typeof value === 'object'
    ? ''
    : isPlain
      ? String(value)
      : guardCell(String(value));
}
