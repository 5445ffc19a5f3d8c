import { type Tally } from '../moving.ts';
import { type Sql } from './sql.ts';

/** Counts everything in an open database. */
export function tallyOf(sql: Sql): Tally {
  const count = (table: string): number => Number(sql.one(`SELECT count(*) AS n FROM ${table}`)?.['n']);
  const kinds = sql.all('SELECT kind, count(*) AS n FROM rows GROUP BY kind ORDER BY kind');
  return {
    contacts: count('contacts'),
    addresses: count('addresses'),
    tombstones: count('tombstones'),
    facts: count('facts'),
    vault: count('vault'),
    ...Object.fromEntries(kinds.map(({ kind, n }) => [`rows: ${String(kind)}`, Number(n)])),
  };
}
