import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { contactKeys, keepsKeys } from '../../domain/contact/contact-keys.ts';
import {
  type Attention,
  type ContactQuery,
  type ContactWrite,
  type PlanTally,
  type Verdict,
} from '../store.ts';
import { createRevisions } from './revisions.ts';
import { type Sql, type SqlRow } from './sql.ts';

/** The contacts, each one document. */
export interface ContactTable {
  find(id: string): ContactRecord | undefined;
  list(query: ContactQuery): readonly ContactRecord[];
  listIds(query: ContactQuery): readonly string[];
  revisions(): ReadonlyMap<string, number>;
  tallyPlans(): readonly PlanTally[];
  /** Guarded by the revision. */
  put(write: ContactWrite): Verdict;
  due(before: Instant, limit: number, after?: Attention): readonly Attention[];
  nextDue(): Instant | null;
  count(): number;
  /** False when there was none. */
  remove(id: string): boolean;
  /** Takes a companion away from everybody who has it, moving their revision on. */
  partFrom(companion: string): void;
  /** Moves the revision on and changes nothing else, so that whoever holds a copy finds out that it is old. */
  moveOn(id: string): void;
}

const recordOf = (row: SqlRow): ContactRecord => JSON.parse(String(row['body'])) as ContactRecord;

/** What a document is looked up by, as its line holds it. */
export function keysOf({ contact }: ContactRecord): string {
  return JSON.stringify(contactKeys(contact));
}

/** What is indexed is not named where it stays as it is, so that nobody looks at its index. */
function put(sql: Sql, { record, from, attention, before }: ContactWrite): Verdict {
  const body = JSON.stringify(record);
  if (from === 0) {
    const made = sql.run(
      `INSERT INTO contacts (id, revision, attention, body, role, keys) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      ...[record.id, record.revision, attention, body, record.contact.role, keysOf(record)],
    );
    return made === 1 ? 'kept' : 'lost';
  }
  const keeps = before?.revision === from && keepsKeys(before.contact, record.contact);
  const changed = sql.run(
    `UPDATE contacts SET revision = ?, attention = ?, body = ?${keeps ? '' : ', role = ?, keys = ?'}
     WHERE id = ? AND revision = ?`,
    ...[record.revision, attention, body],
    ...[...(keeps ? [] : [record.contact.role, keysOf(record)]), record.id, from],
  );
  return changed === 1 ? 'kept' : 'lost';
}

/** Ids are no empty text, so a list from the start is one behind that. */
function pageOf(
  sql: Sql,
  columns: string,
  { after, limit, role, keys, ids }: ContactQuery,
): readonly SqlRow[] {
  const ofRole = role === undefined ? [] : [role];
  const start = after ?? '';
  // Of one key as many are looked at as are wanted, of several whoever has one of them.
  const within =
    keys === undefined
      ? []
      : [JSON.stringify(keys), start, ...(keys.length === 1 && role === undefined ? [limit] : [-1])];
  return sql.all(
    `SELECT ${columns} FROM contacts WHERE id > ? ${role === undefined ? '' : 'AND role = ?'}
     ${keys === undefined ? '' : `AND id IN (${havingKeys})`}
     ${ids === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))'} ORDER BY id LIMIT ?`,
    ...[start, ...ofRole, ...within, ...(ids === undefined ? [] : [JSON.stringify(ids)]), limit],
  );
}

const havingKeys = `SELECT id FROM contact_keys
  WHERE key IN (SELECT value FROM json_each(?)) AND id > ? ORDER BY id LIMIT ?`;

function tallyPlans(sql: Sql): readonly PlanTally[] {
  const planned = sql.all(
    `SELECT json_extract(each.value, '$.campaign') AS campaign, count(*) AS n,
       min(json_extract(each.value, '$.due')) AS next
     FROM contacts, json_each(body, '$.contact.followUps') AS each
     WHERE attention IS NOT NULL AND json_extract(each.value, '$.kind') = 'campaign'
       AND json_extract(body, '$.forward') IS NULL
     GROUP BY 1`,
  );
  return planned.map((row) => ({
    campaign: String(row['campaign']),
    count: Number(row['n']),
    next: Number(row['next']),
  }));
}

function partFrom(sql: Sql, companion: string): readonly string[] {
  const paired = sql
    .all(`SELECT body FROM contacts WHERE json_extract(body, '$.contact.companion') = ?`, companion)
    .map(recordOf);
  for (const { id, revision, contact, ...rest } of paired) {
    const alone = { ...rest, id, revision: revision + 1, contact: { ...contact, companion: null } };
    sql.run(
      'UPDATE contacts SET revision = ?, body = ?, keys = ? WHERE id = ?',
      ...[alone.revision, JSON.stringify(alone), keysOf(alone), id],
    );
  }
  return paired.map(({ id }) => id);
}

/** What changes contacts; each time it is told whom. */
function createChanging(
  sql: Sql,
  touch: (id: string) => void,
): Pick<ContactTable, 'put' | 'remove' | 'partFrom' | 'moveOn'> {
  return {
    put: (write) => {
      touch(write.record.id);
      return put(sql, write);
    },
    remove: (id) => {
      touch(id);
      return sql.run('DELETE FROM contacts WHERE id = ?', id) > 0;
    },
    partFrom: (companion) => {
      partFrom(sql, companion).forEach(touch);
    },
    moveOn: (id) => {
      touch(id);
      sql.run(
        `UPDATE contacts SET revision = revision + 1, body = json_set(body, '$.revision', revision + 1) WHERE id = ?`,
        id,
      );
    },
  };
}

/** The table `contacts` of an open database. */
export function createContactTable(sql: Sql): ContactTable {
  const revisions = createRevisions(sql);
  return {
    find: (id) => {
      const row = sql.one('SELECT body FROM contacts WHERE id = ?', id);
      return row && recordOf(row);
    },
    list: (query) => pageOf(sql, 'body', query).map(recordOf),
    listIds: (query) => pageOf(sql, 'id', query).map((row) => String(row['id'])),
    revisions: revisions.all,
    tallyPlans: () => tallyPlans(sql),
    ...createChanging(sql, revisions.touch),
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
  };
}
