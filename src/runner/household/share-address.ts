import { type Address } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';

/** The contact with a note of which of its addresses others share. */
export function shareAddress(record: ContactRecord, address: Address): ContactRecord {
  const { shared = [] } = record.contact;
  return shared.includes(address)
    ? record
    : { ...record, contact: { ...record.contact, shared: [...shared, address] } };
}
