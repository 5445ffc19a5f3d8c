import { setImmediate as turn } from 'node:timers/promises';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Chunk, type MovedValue } from '../moving.ts';
import { addressOf } from './address-table.ts';
import { asStoreError } from './as-store-error.ts';
import { rowOf } from './row-table.ts';
import { type Sql, type SqlRow } from './sql.ts';
import { createTables } from './tables.ts';

/** How many lines are read at once. A contact has 1 MB at most, and hardly ever more than a few KB. */
const pageSize = 200;

interface Paging {
  readonly table: string;
  /** The column whose order is kept. */
  readonly key: string;
}

/** The lines of a table in pages, by key: never more than one page is in memory. */
function* pagesOf(sql: Sql, { table, key }: Paging): Generator<readonly SqlRow[]> {
  const first = `SELECT * FROM ${table} ORDER BY ${key} LIMIT ?`;
  const next = `SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`;
  let page = sql.all(first, pageSize);
  while (page.length > 0) {
    yield page;
    page = sql.all(next, page.at(-1)?.[key] ?? null, pageSize);
  }
}

const readContact = (row: SqlRow) => ({
  record: JSON.parse(String(row['body'])) as ContactRecord,
  attention: row['attention'] == null ? null : Number(row['attention']),
});

const readValue = ({ account, kind, id, value, expires }: SqlRow): MovedValue => ({
  account: String(account),
  kind: String(kind),
  id: String(id),
  value: String(value),
  expires: expires == null ? null : Number(expires),
});

function* chunks(sql: Sql): Generator<Chunk> {
  yield { kind: 'salt', salt: createTables(sql).meta.find('salt') ?? '' };
  for (const page of pagesOf(sql, { table: 'tombstones', key: 'contact' })) {
    const items = page.map(({ contact, at }) => ({ contact: String(contact), at: Number(at) }));
    yield { kind: 'tombstones', items };
  }
  for (const page of pagesOf(sql, { table: 'contacts', key: 'id' })) {
    yield { kind: 'contacts', items: page.map(readContact) };
  }
  for (const page of pagesOf(sql, { table: 'addresses', key: 'address' })) {
    yield { kind: 'addresses', items: page.map(addressOf) };
  }
  for (const page of pagesOf(sql, { table: 'rows', key: 'seq' })) {
    yield { kind: 'rows', items: page.map(rowOf) };
  }
  for (const page of pagesOf(sql, { table: 'facts', key: 'key' })) {
    yield {
      kind: 'facts',
      items: page.map(({ key, value }) => ({ key: String(key), value: String(value) })),
    };
  }
  for (const page of pagesOf(sql, { table: 'vault', key: 'seq' })) {
    yield { kind: 'vault', items: page.map(readValue) };
  }
}

/** Everything in an open database, piece by piece; rows in their order. Throws a `StoreError`. */
export async function* exportChunks(sql: Sql, path: string): AsyncGenerator<Chunk> {
  try {
    for (const chunk of chunks(sql)) {
      // Reading blocks: whoever else waits comes first.
      await turn();
      yield chunk;
    }
  } catch (error) {
    throw asStoreError(error, path);
  }
}
