import { type ContactRecord } from '../../domain/contact-record.ts';
import { type ContactWrite, type Store } from '../store.ts';
import { type ContactTable } from './contact-table.ts';
import { type Sql } from './sql.ts';

/** Contacts whose documents are written down when they are asked to be. */
export interface DeferredContacts extends ContactTable {
  /** Writes down the documents that were changed since the last time. */
  flush(): void;
}

/**
 * The table with its documents in memory, for a store that nobody needs after a crash: what is played there changes
 * each document thousands of times, and only the last state of it is looked at.
 */
export function createDeferredContacts(sql: Sql, table: ContactTable): DeferredContacts {
  const records = new Map(table.list({ after: null, limit: -1 }).map((record) => [record.id, record]));
  const changed = new Set<string>();
  let ids: readonly string[] | null = null;
  const putOrMark = createPut(sql, table);
  const flush = (): void => {
    changed.forEach((id) => {
      writeDown(sql, id, records.get(id));
    });
    changed.clear();
  };
  return {
    ...table,
    flush,
    find: (id) => records.get(id),
    list: (query) => pageOf(records, (ids ??= [...records.keys()].sort()), query),
    put: (write) => {
      const { record, from } = write;
      if ((records.get(record.id)?.revision ?? 0) !== from) {
        return 'lost';
      }
      ids = from === 0 ? null : ids;
      putOrMark(write);
      changed.add(record.id);
      records.set(record.id, record);
      return 'kept';
    },
    remove: (id) => {
      ids = null;
      changed.delete(id);
      return records.delete(id) && table.remove(id);
    },
    partFrom: (companion) => {
      flush();
      table.partFrom(companion);
      table.list({ after: null, limit: -1 }).forEach((record) => records.set(record.id, record));
    },
  };
}

function writeDown(sql: Sql, id: string, record: ContactRecord | undefined): void {
  sql.run('UPDATE contacts SET body = ? WHERE id = ?', JSON.stringify(record), id);
}

/** Who is looked at, and when, is asked of the database. */
function createPut(sql: Sql, table: ContactTable): (write: ContactWrite) => void {
  return (write) => {
    const { record, from, attention } = write;
    if (from === 0) {
      table.put(write);
    } else {
      const values = [record.revision, attention, record.id] as const;
      sql.run('UPDATE contacts SET revision = ?, attention = ? WHERE id = ?', ...values);
    }
  };
}

function pageOf(
  records: ReadonlyMap<string, ContactRecord>,
  ids: readonly string[],
  { after, limit, role }: Parameters<Store['list']>[0],
): readonly ContactRecord[] {
  const found: ContactRecord[] = [];
  for (const id of ids) {
    const record = records.get(id);
    const isMeant = id > (after ?? '') && (role === undefined || record?.contact.role === role);
    if (record && isMeant && found.push(record) === limit) {
      break;
    }
  }
  return found;
}
