import { type ContactRecord } from './contact-record.ts';
import { type Contact } from './contact.ts';

/** A contact as it is before anything was stored. */
export function newRecord(contact: Contact): ContactRecord {
  return {
    id: contact.id,
    revision: 0,
    contact,
    seen: [],
    pending: [],
    stuck: [],
    outbox: [],
    overflow: false,
    forward: null,
  };
}
