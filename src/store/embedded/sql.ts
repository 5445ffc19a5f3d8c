import Database from 'libsql';

/** What may be bound to a statement. Booleans are no part of it: the driver ends the process on one. */
export type SqlValue = string | number | null;

/** A line of an answer, by column. */
export interface SqlRow {
  readonly [column: string]: SqlValue;
}

/** A connection to one database, every statement prepared once and kept. */
export interface Sql {
  /** One or more statements without values or answer. */
  exec(text: string): void;
  /** Says how many lines were changed. */
  run(text: string, ...values: readonly SqlValue[]): number;
  one(text: string, ...values: readonly SqlValue[]): SqlRow | undefined;
  all(text: string, ...values: readonly SqlValue[]): readonly SqlRow[];
  /** All of `work` or nothing of it; durable when it returns. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/** Opens the file (or `:memory:`) as it is; throws what the driver throws. */
export function createSql(path: string): Sql {
  const database = new Database(path);
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const kept = statements.get(text);
    if (kept !== undefined) {
      return kept;
    }
    const made = database.prepare(text);
    statements.set(text, made);
    return made;
  };
  const rollBack = (): void => {
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
  };
  return {
    exec: (text) => void database.exec(text),
    run: (text, ...values) => prepare(text).run(...values).changes,
    one: (text, ...values) => prepare(text).get(...values) as SqlRow | undefined,
    all: (text, ...values) => prepare(text).all(...values) as SqlRow[],
    atomically: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
