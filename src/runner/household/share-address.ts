import { type Address } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';

/** A contact that knows of others at an address of its. */
export function shareAddress(record: ContactRecord, address: Address): ContactRecord {
  const { shared = [] } = record.contact;
  return shared.includes(address)
    ? record
    : { ...record, contact: { ...record.contact, shared: [...shared, address] } };
}
