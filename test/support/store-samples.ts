import { type Contact } from '../../src/domain/contact.ts';
import { type ContactRecord } from '../../src/domain/contact-record.ts';
import { noConsent } from '../../src/domain/consent.ts';
import { type Instant } from '../../src/domain/clock.ts';
import { type Row } from '../../src/domain/row.ts';
import { type ContactWrite } from '../../src/store/store.ts';

/** A contact of whom nothing is known but what is given. */
export function sampleContact(id: string, known: Partial<Contact> = {}): Contact {
  return {
    id,
    createdAt: 1000,
    stranger: false,
    name: 'Ibu Sari',
    role: 'beneficiary',
    language: 'id',
    timezone: 'Asia/Jakarta',
    village: null,
    companion: null,
    groups: [],
    fields: {},
    addresses: [],
    unreachable: [],
    consent: noConsent,
    lastHeardAt: null,
    session: null,
    followUps: [],
    queued: [],
    lastAnswer: null,
    recent: [],
    unasked: [],
    unanswered: 0,
    ticket: null,
    refusedAt: null,
    ...known,
  };
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
export function sampleRow(id: string, given: Partial<Row> & { readonly at?: Instant } = {}): Row {
  return { kind: 'messages', id, contact: null, at: 2000, version: 1, data: {}, ...given };
}
