import { type Erased, mentionsOf, redactedKinds, redactRow } from '../../domain/redact-row.ts';
import { type Instant } from '../../domain/clock.ts';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type RowQuery, type Tally, type TallyQuery } from '../store.ts';
import { rowQuery, tallyQuery } from './row-query.ts';
import { type Sql, type SqlRow } from './sql.ts';

/** The rows that lie beside the contacts. */
export interface RowTable {
  find(kind: RowKind, id: string): Row | undefined;
  known(kind: RowKind, ids: readonly string[]): ReadonlySet<string>;
  query(query: RowQuery): readonly Row[];
  tally(query: TallyQuery): readonly Tally[];
  /** Keeps the higher version and the first place. */
  put(row: Row): void;
  drop(kind: RowKind, ids: readonly string[]): void;
  /** Takes somebody who is erased out of the rows of others. */
  redact(person: Pick<Erased, 'contact' | 'name'>): void;
  /** Drops all rows of a contact that are not later than `until`; null: all there are. */
  forget(contact: string, until: Instant | null): void;
  count(): number;
}

/** The row that a line of the table holds. */
export function rowOf(row: SqlRow): Row {
  return {
    kind: row['kind'] as RowKind,
    id: String(row['id']),
    contact: row['contact'] == null ? null : String(row['contact']),
    at: Number(row['at']),
    version: Number(row['version']),
    data: JSON.parse(String(row['data'])) as Row['data'],
  };
}

function tallyOf(row: SqlRow, { by }: TallyQuery): Tally {
  const text = (value: SqlRow[string] | undefined) => (value == null ? null : String(value));
  return { of: Object.fromEntries(by.map((key) => [key, text(row[key])])), count: Number(row['n']) };
}

function tally(sql: Sql, query: TallyQuery): readonly Tally[] {
  const { text, values } = tallyQuery(query);
  return sql
    .all(text, ...values)
    .map((row) => tallyOf(row, query))
    .filter(({ count }) => count > 0);
}

function redact(sql: Sql, person: Pick<Erased, 'contact' | 'name'>): void {
  const kinds = redactedKinds.map((kind) => `'${kind}'`).join(', ');
  const origins = sql
    .all(
      `SELECT json_extract(data, '$.origin') AS origin FROM rows
       WHERE contact = ? AND kind = 'messages' AND json_extract(data, '$.origin') IS NOT NULL`,
      person.contact,
    )
    .map((row) => String(row['origin']));
  const erased = { ...person, origins };
  const mentions = mentionsOf(erased);
  const said = mentions.map(() => 'instr(lower(data), ?) > 0').join(' OR ');
  const found = [
    ...sql.all(
      `SELECT * FROM rows WHERE kind IN (${kinds}) AND contact IS NOT ? AND (${said})`,
      ...[person.contact, ...mentions],
    ),
    ...origins
      .map((id) => sql.one(`SELECT * FROM rows WHERE kind = 'messages' AND id = ?`, id))
      .filter((row) => row !== undefined),
  ];
  for (const row of found) {
    const next = redactRow(rowOf(row), erased);
    if (next) {
      sql.run(
        'UPDATE rows SET version = ?, data = ? WHERE kind = ? AND id = ?',
        ...[next.version, JSON.stringify(next.data), next.kind, next.id],
      );
    }
  }
}

function known(sql: Sql, kind: RowKind, ids: readonly string[]): ReadonlySet<string> {
  const found = sql.all(
    'SELECT id FROM rows WHERE kind = ? AND id IN (SELECT value FROM json_each(?))',
    ...[kind, JSON.stringify(ids)],
  );
  return new Set(found.map((row) => String(row['id'])));
}

/** The table `rows` of an open database. */
export function createRowTable(sql: Sql): RowTable {
  return {
    find: (kind, id) => {
      const row = sql.one('SELECT * FROM rows WHERE kind = ? AND id = ?', kind, id);
      return row && rowOf(row);
    },
    known: (kind, ids) => known(sql, kind, ids),
    query: (query) => {
      const { text, values } = rowQuery(query);
      return sql.all(text, ...values).map(rowOf);
    },
    tally: (query) => tally(sql, query),
    put: ({ kind, id, contact, at, version, data, placedFrom = 0 }) => {
      sql.run(
        `INSERT INTO rows (kind, id, contact, at, version, data) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET
           seq = CASE WHEN rows.version < ? THEN (SELECT max(seq) + 1 FROM rows) ELSE rows.seq END,
           contact = excluded.contact, at = excluded.at, version = excluded.version, data = excluded.data
         WHERE excluded.version >= rows.version`,
        ...[kind, id, contact, at, version, JSON.stringify(data), placedFrom],
      );
    },
    drop: (kind, ids) => {
      for (const id of ids) {
        sql.run('DELETE FROM rows WHERE kind = ? AND id = ?', kind, id);
      }
    },
    redact: (person) => {
      redact(sql, person);
    },
    forget: (contact, until) => {
      sql.run('DELETE FROM rows WHERE contact = ? AND (? IS NULL OR at <= ?)', contact, until, until);
    },
    count: () => Number(sql.one('SELECT count(*) AS n FROM rows')?.['n']),
  };
}
