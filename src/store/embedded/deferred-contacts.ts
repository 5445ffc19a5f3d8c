import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { contactKeys } from '../../domain/contact/contact-keys.ts';
import { createPlanTally } from '../plan-tally.ts';
import { type ContactQuery, type ContactWrite, type PlanTally } from '../store.ts';
import { type ContactTable, keysOf } from './contact-table.ts';
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
  const flush = () => {
    writeDown(sql, changed, records);
  };
  const list = (query: ContactQuery): readonly ContactRecord[] =>
    pageOf(records, (ids ??= [...records.keys()].sort()), query);
  return {
    ...table,
    flush,
    find: (id) => records.get(id),
    list,
    listIds: (query) => list(query).map(({ id }) => id),
    revisions: () => new Map([...records.values()].map(({ id, revision }) => [id, revision])),
    tallyPlans: () => tallyPlans(records.values()),
    put: (write) => {
      const { record, from } = write;
      const isNext = (records.get(record.id)?.revision ?? 0) === from;
      if (isNext) {
        ids = from === 0 ? null : ids;
        putOrMark(write);
        changed.add(record.id);
        records.set(record.id, record);
      }
      return isNext ? 'kept' : 'lost';
    },
    remove: (id) => {
      ids = null;
      changed.delete(id);
      return records.delete(id) && table.remove(id);
    },
    ...createRare(table, { records, flush }),
  };
}

/** What happens seldom is done in the database, and read from it again. */
function createRare(
  table: ContactTable,
  { records, flush }: { readonly records: Map<string, ContactRecord>; readonly flush: () => void },
): Pick<ContactTable, 'partFrom' | 'moveOn'> {
  const take = (record: ContactRecord): void => void records.set(record.id, record);
  return {
    partFrom: (companion) => {
      flush();
      table.partFrom(companion);
      table.list({ after: null, limit: -1 }).forEach(take);
    },
    moveOn: (id) => {
      flush();
      table.moveOn(id);
      const record = table.find(id);
      if (record) {
        take(record);
      }
    },
  };
}

function tallyPlans(records: Iterable<ContactRecord>): readonly PlanTally[] {
  const planned = createPlanTally();
  for (const { forward, contact } of records) {
    planned.add(forward === null ? contact.followUps : []);
  }
  return planned.tallies();
}

function writeDown(sql: Sql, changed: Set<string>, records: ReadonlyMap<string, ContactRecord>): void {
  for (const id of changed) {
    const record = records.get(id);
    if (record) {
      const values = [JSON.stringify(record), record.contact.role, keysOf(record), id] as const;
      sql.run('UPDATE contacts SET body = ?, role = ?, keys = ? WHERE id = ?', ...values);
    }
  }
  changed.clear();
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
  query: ContactQuery,
): readonly ContactRecord[] {
  const isMeant = meantBy(query);
  const found: ContactRecord[] = [];
  for (const id of ids) {
    const record = records.get(id);
    if (record && isMeant(record) && found.push(record) === query.limit) {
      break;
    }
  }
  return found;
}

function meantBy({ after, role, keys, ids }: ContactQuery): (record: ContactRecord) => boolean {
  const chosen = ids && new Set(ids);
  return (record) =>
    record.id > (after ?? '') &&
    (role === undefined || record.contact.role === role) &&
    (chosen?.has(record.id) ?? true) &&
    hasOneOf(record, keys);
}

function hasOneOf({ contact }: ContactRecord, keys: readonly string[] | undefined): boolean {
  return keys === undefined || rememberedKeys(contact).some((each) => keys.includes(each));
}

/** States of contacts are never changed, and each is asked for its keys again and again. */
const remembered = new WeakMap<Contact, readonly string[]>();

function rememberedKeys(contact: Contact): readonly string[] {
  const known = remembered.get(contact) ?? contactKeys(contact);
  remembered.set(contact, known);
  return known;
}
