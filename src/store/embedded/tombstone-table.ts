import { type Instant } from '../../domain/time/clock.ts';
import { type Tombstone } from '../store.ts';
import { type Sql } from './sql.ts';

/** Who was erased, and when last. */
export interface TombstoneTable {
  /** When those were erased who were, of these contacts. */
  among(contacts: readonly string[]): ReadonlyMap<string, Instant>;
  /** The later of two for one contact stays. */
  put(tombstone: Tombstone): void;
  all(): readonly Tombstone[];
}

/** The table `tombstones` of an open database. */
export function createTombstoneTable(sql: Sql): TombstoneTable {
  return {
    among: (contacts) => {
      const found = sql.all(
        'SELECT contact, at FROM tombstones WHERE contact IN (SELECT value FROM json_each(?))',
        JSON.stringify(contacts),
      );
      return new Map(found.map(({ contact, at }) => [String(contact), Number(at)]));
    },
    put: ({ contact, at }) => {
      sql.run(
        `INSERT INTO tombstones (contact, at) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
        ...[contact, at],
      );
    },
    all: () =>
      sql
        .all('SELECT contact, at FROM tombstones ORDER BY at, contact')
        .map((row) => ({ contact: String(row['contact']), at: Number(row['at']) })),
  };
}
