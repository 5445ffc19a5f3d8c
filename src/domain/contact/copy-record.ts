import { type ContactRecord } from './contact-record.ts';

type Whole = { [Key in keyof Required<ContactRecord>]: ContactRecord[Key] };

/** A record with some properties changed; written out for the reason that `copyContact` gives. */
export function withRecord(record: ContactRecord, changes: Partial<ContactRecord>): ContactRecord {
  const copy: Whole = {
    id: record.id,
    revision: record.revision,
    contact: record.contact,
    seen: record.seen,
    pending: record.pending,
    stuck: record.stuck,
    outbox: record.outbox,
    overflow: record.overflow,
    forward: record.forward,
    closed: record.closed,
    absorbed: record.absorbed,
  };
  return Object.assign(copy as ContactRecord, changes);
}
