import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { type ContactRecord } from '../../src/domain/contact/contact-record.ts';
import { type Row } from '../../src/domain/row.ts';
import { type ContactWrite } from '../../src/store/store.ts';

/** A contact of whom nothing is known but what is given. */
function sampleContact(id: string, known: Partial<Contact>): Contact {
  const unknown = newContact({
    id,
    at: 1000,
    name: 'Ibu Sari',
    language: 'id',
    timezone: 'Asia/Jakarta',
    addresses: [],
    stranger: false,
  });
  return { ...unknown, ...known };
}

/** A contact's document with nothing to do. */
export function sampleRecord(id: string, revision = 1, known: Partial<Contact> = {}): ContactRecord {
  return {
    id,
    revision,
    contact: sampleContact(id, known),
    seen: [],
    pending: [],
    stuck: [],
    outbox: [],
    overflow: false,
    forward: null,
  };
}

/** The write that moves a document to its revision from the one before. */
export function writeOf(
  record: ContactRecord,
  { attention = null, addresses = [] }: Partial<Pick<ContactWrite, 'attention' | 'addresses'>> = {},
): ContactWrite {
  return { record, from: record.revision - 1, attention, addresses };
}

/** A row of the messages, unless told otherwise. */
export function sampleRow(id: string, given: Partial<Row> = {}): Row {
  return { kind: 'messages', id, contact: null, at: 2000, version: 1, data: {}, ...given };
}
