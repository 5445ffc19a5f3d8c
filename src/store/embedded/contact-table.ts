import { type Instant } from '../../domain/clock.ts';
import { type ContactRecord } from '../../domain/contact-record.ts';
import { type Attention, type ContactWrite, type Store, type Verdict } from '../store.ts';
import { type Sql, type SqlRow } from './sql.ts';

/** The contacts, each one document. */
export interface ContactTable {
  find(id: string): ContactRecord | undefined;
  list(query: Parameters<Store['list']>[0]): readonly ContactRecord[];
  /** Guarded by the revision. */
  put(write: ContactWrite): Verdict;
  due(before: Instant, limit: number, after?: Attention): readonly Attention[];
  nextDue(): Instant | null;
  count(): number;
  /** False when there was none. */
  remove(id: string): boolean;
  /** Takes a companion away from everybody who has it, moving their revision on. */
  partFrom(companion: string): void;
}

/** The very words of the index. */
const roleOf = `json_extract(body, '$.contact.role')`;

const recordOf = (row: SqlRow): ContactRecord => JSON.parse(String(row['body'])) as ContactRecord;

function put(sql: Sql, { record, from, attention }: ContactWrite): Verdict {
  const body = JSON.stringify(record);
  const changed =
    from === 0
      ? sql.run(
          'INSERT INTO contacts (id, revision, attention, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          ...[record.id, record.revision, attention, body],
        )
      : sql.run(
          'UPDATE contacts SET revision = ?, attention = ?, body = ? WHERE id = ? AND revision = ?',
          ...[record.revision, attention, body, record.id, from],
        );
  return changed === 1 ? 'kept' : 'lost';
}

/** Ids are no empty text, so a list from the start is one behind that. */
function list(sql: Sql, { after, limit, role }: Parameters<Store['list']>[0]): readonly ContactRecord[] {
  const ofRole = role === undefined ? [] : [role];
  return sql
    .all(
      `SELECT body FROM contacts WHERE id > ? ${role === undefined ? '' : `AND ${roleOf} = ?`}
       ORDER BY id LIMIT ?`,
      ...[after ?? '', ...ofRole, limit],
    )
    .map(recordOf);
}

function partFrom(sql: Sql, companion: string): void {
  const paired = sql.all(
    `SELECT body FROM contacts WHERE json_extract(body, '$.contact.companion') = ?`,
    companion,
  );
  for (const { id, revision, contact, ...rest } of paired.map(recordOf)) {
    const alone = { ...rest, id, revision: revision + 1, contact: { ...contact, companion: null } };
    sql.run(
      'UPDATE contacts SET revision = ?, body = ? WHERE id = ?',
      ...[alone.revision, JSON.stringify(alone), id],
    );
  }
}

/** The table `contacts` of an open database. */
export function createContactTable(sql: Sql): ContactTable {
  return {
    find: (id) => {
      const row = sql.one('SELECT body FROM contacts WHERE id = ?', id);
      return row && recordOf(row);
    },
    list: (query) => list(sql, query),
    put: (write) => put(sql, write),
    due: (before, limit, after = { id: '', at: 0 }) =>
      sql
        .all(
          `SELECT id, attention FROM contacts WHERE attention <= ? AND (attention, id) > (?, ?)
           ORDER BY attention, id LIMIT ?`,
          ...[before, after.at, after.id, limit],
        )
        .map((row) => ({ id: String(row['id']), at: Number(row['attention']) })),
    nextDue: () => {
      const earliest = sql.one(
        'SELECT min(attention) AS earliest FROM contacts WHERE attention IS NOT NULL',
      )?.['earliest'];
      return earliest == null ? null : Number(earliest);
    },
    count: () => Number(sql.one('SELECT count(*) AS n FROM contacts')?.['n']),
    remove: (id) => sql.run('DELETE FROM contacts WHERE id = ?', id) > 0,
    partFrom: (companion) => {
      partFrom(sql, companion);
    },
  };
}
