import { type Sql, type SqlRow } from './sql.ts';

/** The revisions of all contacts, remembered once somebody has asked for them. */
export interface Revisions {
  readonly all: () => ReadonlyMap<string, number>;
  /** Somebody is being written or removed. */
  readonly touch: (id: string) => void;
}

/** When so many were written since, all are read again. */
const most = 2000;

/**
 * To look at every line takes a twentieth of a second for 16,000, in which nobody is served. So only those that were
 * touched since are looked at: what a write says of itself does not count, as it may be rolled back.
 */
export function createRevisions(sql: Sql): Revisions {
  let known: ReadonlyMap<string, number> | null = null;
  const touched = new Set<string>();
  const forget = (): void => {
    known = null;
    touched.clear();
  };
  return {
    all: () => {
      const all = known === null ? readAll(sql) : touched.size > 0 ? catchUp(sql, known, touched) : known;
      known = all;
      touched.clear();
      return all;
    },
    touch: (id) => {
      if (known !== null && touched.add(id).size > most) {
        forget();
      }
    },
  };
}

function readAll(sql: Sql): ReadonlyMap<string, number> {
  return new Map(sql.all('SELECT id, revision FROM contacts').map(pairOf));
}

function catchUp(
  sql: Sql,
  known: ReadonlyMap<string, number>,
  touched: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const chosen = 'SELECT id, revision FROM contacts WHERE id IN (SELECT value FROM json_each(?))';
  const all = new Map(known);
  touched.forEach((id) => all.delete(id));
  sql.all(chosen, JSON.stringify([...touched])).forEach((row) => all.set(...pairOf(row)));
  return all;
}

function pairOf({ id, revision }: SqlRow): readonly [string, number] {
  return [String(id), Number(revision)];
}
