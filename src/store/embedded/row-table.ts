import { type Erased, mentionsOf, redactedKinds, redactRow } from '../../domain/redact-row.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type RowQuery, type Tally, type TallyQuery } from '../store.ts';
import { rowQuery, tallyQuery } from './row-query.ts';
import { type Sql, type SqlRow, type SqlValue } from './sql.ts';

/** The rows that lie beside the contacts. */
export interface RowTable {
  find(kind: RowKind, id: string): Row | undefined;
  known(kind: RowKind, ids: readonly string[]): ReadonlySet<string>;
  query(query: RowQuery): readonly Row[];
  tally(query: TallyQuery): readonly Tally[];
  /** Keeps the higher version and the first place of each, in their order. */
  put(rows: readonly Row[]): void;
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

/** So many rows share a statement: measured, they cost three quarters of as many statements. */
const together = 16;

const putMany = (count: number): string =>
  `INSERT INTO rows (kind, id, contact, at, version, data) VALUES ${Array(count).fill('(?, ?, ?, ?, ?, ?)').join(', ')}
   ON CONFLICT (kind, id) DO UPDATE SET
     contact = excluded.contact, at = excluded.at, version = excluded.version, data = excluded.data
   WHERE excluded.version >= rows.version`;

const [putTogether, putAlone] = [putMany(together), putMany(1)];

function valuesOf({ kind, id, contact, at, version, data }: Row): readonly SqlValue[] {
  return [kind, id, contact, at, version, JSON.stringify(data)];
}

function put(sql: Sql, rows: readonly Row[]): void {
  const moving = findMoving(sql, rows);
  for (let first = 0; first < rows.length; first += together) {
    const some = rows.slice(first, first + together);
    if (some.length === together && !some.some((row) => moving.has(row))) {
      sql.run(putTogether, ...some.flatMap(valuesOf));
    } else {
      some.forEach((row) => {
        putOne(sql, row, moving.has(row));
      });
    }
  }
}

/** Rows that take their place from a version on, and of which one stands there. */
function findMoving(sql: Sql, rows: readonly Row[]): ReadonlySet<Row> {
  const placed = rows.filter(({ placedFrom }) => placedFrom !== undefined);
  const kinds = new Set(placed.map(({ kind }) => kind));
  const standing = new Map<RowKind, ReadonlySet<string>>();
  for (const kind of kinds) {
    const ids = placed.filter((row) => row.kind === kind).map(({ id }) => id);
    standing.set(kind, known(sql, kind, ids));
  }
  return new Set(placed.filter(({ kind, id }) => standing.get(kind)?.has(id)));
}

/** One that stood in its place before it had the version for it goes behind all others. */
function putOne(sql: Sql, row: Row, isMoving: boolean): void {
  if (isMoving) {
    sql.run(
      'UPDATE rows SET seq = (SELECT max(seq) + 1 FROM rows) WHERE kind = ? AND id = ? AND version < ?',
      ...[row.kind, row.id, Math.min(row.placedFrom ?? 0, row.version + 1)],
    );
  }
  sql.run(putAlone, ...valuesOf(row));
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
    put: (rows) => {
      put(sql, rows);
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
