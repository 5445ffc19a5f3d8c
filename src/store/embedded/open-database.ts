import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { StoreError } from '../store.ts';
import { asStoreError, storeFault } from './as-store-error.ts';
import { leaveMadeMark, lostDatabase, refuseLostDatabase, wasMade } from './made-mark.ts';
import { applicationId, migrate, schemaVersion } from './migrations.ts';
import { createSql, type Sql } from './sql.ts';

/** Up to this size every page is checked at open (about 100 ms); above it, the header and the schema alone. */
const checkedBytes = 64 * 1024 * 1024;

const read = (sql: Sql, pragma: string): number => Number(sql.one(`PRAGMA ${pragma}`)?.[pragma]);

/**
 * Takes the file for this process alone. The lock is the system's, on the open file: it goes with the process
 * however that ends, so leftovers never refuse a restart. The empty transaction is what really takes it.
 */
function takeAlone(sql: Sql): void {
  sql.all('PRAGMA locking_mode = EXCLUSIVE');
  sql.exec('BEGIN EXCLUSIVE');
  sql.exec('COMMIT');
}

/** The schema's version, 0 for a database still to be made; refuses whatever is not ours before touching it. */
function identify(sql: Sql, path: string): number {
  const version = read(sql, 'user_version');
  const things = Number(sql.one('SELECT count(*) AS things FROM sqlite_schema')?.['things']);
  if (read(sql, 'application_id') === applicationId) {
    if (version > schemaVersion) {
      throw storeFault('newer', path);
    }
    return version;
  }
  if (version !== 0 || things > 0) {
    throw new StoreError(
      'corrupt',
      `The file ${path} is a database of another program. Move it away or set DATA_DIR to another folder.`,
    );
  }
  if (path !== ':memory:' && wasMade(path)) {
    throw lostDatabase(path);
  }
  return 0;
}

/** So many pages of 4 KiB are in the write-ahead log before they are brought to their places. */
const logPages = 4000;

/**
 * Every commit reaches the disk before it returns; what is deleted is overwritten with zeros. Measured with 64 talks at
 * once, a log of four times the usual length and 16 MB of pages in memory give an eighth more turns a second: what a
 * few contacts change again and again is brought to its place once, and read from the file no more.
 */
function setUp(sql: Sql): void {
  sql.all('PRAGMA journal_mode = WAL');
  sql.exec('PRAGMA synchronous = FULL');
  sql.all('PRAGMA fullfsync = ON');
  sql.all('PRAGMA secure_delete = ON');
  sql.all('PRAGMA cache_size = -16384');
  sql.all(`PRAGMA wal_autocheckpoint = ${String(logPages)}`);
  sql.all(`PRAGMA journal_size_limit = ${String(logPages * 4096)}`);
}

function check(sql: Sql, path: string): void {
  const cheap = read(sql, 'page_count') * read(sql, 'page_size') <= checkedBytes;
  const verdict = cheap ? sql.one('PRAGMA quick_check(1)')?.['quick_check'] : 'ok';
  if (verdict !== 'ok') {
    throw storeFault('corrupt', path);
  }
}

function prepare(sql: Sql, path: string): void {
  takeAlone(sql);
  const version = identify(sql, path);
  check(sql, path);
  setUp(sql);
  migrate(sql, version);
  if (path !== ':memory:') {
    leaveMadeMark(path);
  }
}

/** Lets go of the file: a closed connection keeps its lock until the driver is garbage collected. */
function release(sql: Sql): void {
  sql.all('PRAGMA locking_mode = NORMAL');
  sql.all('SELECT count(*) FROM sqlite_schema');
}

/** Ends the connection whatever happens: what could not be tidied up is read again at the next open. */
function finish(sql: Sql, tidy: () => void): void {
  try {
    tidy();
    release(sql);
  } catch {
    // A full or absent disk. Everything that was kept is in the write-ahead log.
  } finally {
    sql.close();
  }
}

/** Leaves one whole file and no lock. */
export function closeDatabase(sql: Sql): void {
  finish(sql, () => {
    // Right after the check at open the driver is still inside a read, which this ends.
    sql.atomically(() => undefined);
    sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
    sql.all('PRAGMA journal_mode = DELETE');
  });
}

/** Opens or makes the database at `path` for this process alone; throws a `StoreError` with the reason. */
export function openDatabase(path: string): Sql {
  try {
    if (path !== ':memory:') {
      makeFolder(dirname(path));
      refuseLostDatabase(path);
    }
    const sql = createSql(path);
    try {
      prepare(sql, path);
    } catch (error) {
      finish(sql, () => undefined);
      throw error;
    }
    return sql;
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/**
 * Keeps everybody from the database at `path` until what it answers is called; throws `in_use` where somebody has it.
 * A damaged or missing one is in nobody's use, and cannot be kept.
 */
export function keepFromOthers(path: string): () => void {
  if (!existsSync(path)) {
    return () => undefined;
  }
  const sql = createSql(path);
  const end = (): void => {
    finish(sql, () => undefined);
  };
  try {
    takeAlone(sql);
    return end;
  } catch (error) {
    end();
    if (asStoreError(error, path).reason === 'in_use') {
      throw storeFault('in_use', path, error);
    }
    return () => undefined;
  }
}

/** Opens a database that is there, for this process alone, to be read: no byte of it is changed. */
export function openUnchanged(path: string): Sql {
  const sql = createSql(path);
  try {
    takeAlone(sql);
    if (identify(sql, path) === 0) {
      throw lostDatabase(path);
    }
    check(sql, path);
    return sql;
  } catch (error) {
    closeUnchanged(sql);
    throw asStoreError(error, path);
  }
}

/** Lets go of a database that was only read. */
export function closeUnchanged(sql: Sql): void {
  finish(sql, () => {
    // Ends the read that the driver is still inside after the check at open.
    sql.atomically(() => undefined);
  });
}
