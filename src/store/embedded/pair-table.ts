import { type Sql } from './sql.ts';

/** Texts by key. */
export interface PairTable {
  find(key: string): string | undefined;
  put(key: string, value: string): void;
  /** Puts it where none stands, and gives the one that stands then. */
  keep(key: string, value: string): string;
  remove(key: string): void;
}

/** `facts` (the installation's) or `meta` (the store's own) of an open database. */
export function createPairTable(sql: Sql, table: 'facts' | 'meta'): PairTable {
  const find = (key: string): string | undefined => {
    const row = sql.one(`SELECT value FROM ${table} WHERE key = ?`, key);
    return row && String(row['value']);
  };
  return {
    find,
    put: (key, value) => {
      sql.run(
        `INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
        ...[key, value],
      );
    },
    keep: (key, value) => {
      sql.run(`INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING`, key, value);
      return find(key) ?? value;
    },
    remove: (key) => {
      sql.run(`DELETE FROM ${table} WHERE key = ?`, key);
    },
  };
}
