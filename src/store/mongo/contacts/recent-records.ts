import { type ContactRecord } from '../../../domain/contact/contact-record.ts';

/** The records that were lately read or written, so that a write may send what changed alone. */
export interface RecentRecords {
  find(id: string): ContactRecord | undefined;
  keep(record: ContactRecord): void;
  forget(id: string): void;
}

/** Holds at most `most` records, the longest unused make room. */
export function createRecentRecords(most: number): RecentRecords {
  const records = new Map<string, ContactRecord>();
  return {
    find: (id) => records.get(id),
    keep: (record) => {
      records.delete(record.id);
      records.set(record.id, record);
      if (records.size > most) {
        for (const id of records.keys()) {
          records.delete(id);
          break;
        }
      }
    },
    forget: (id) => void records.delete(id),
  };
}
