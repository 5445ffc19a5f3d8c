import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Tombstone } from '../store.ts';
import { unclean } from './eraser.ts';
import { createSql, type Sql } from './sql.ts';
import { createTables } from './tables.ts';

/** A database and its write-ahead log, which must never meet another database. */
const filesOf = (path: string): readonly string[] => [path, `${path}-wal`];

const asideOf = (path: string, count: number): string =>
  `${path}.replaced${count === 1 ? '' : `-${String(count)}`}`;

/** Removes a database and its log, where they are. */
export function removeDatabase(path: string): void {
  for (const file of filesOf(path)) {
    rmSync(file, { force: true });
  }
}

/**
 * Puts the database at `path` beside it, as `<path>.replaced`, the next time as `<path>.replaced-2`: whoever restored
 * the wrong backup first has what stood there still.
 */
export function setAside(path: string): void {
  let count = 1;
  while (existsSync(asideOf(path, count))) {
    count += 1;
  }
  // Where one was killed halfway, the database is aside already and only its log is left to follow.
  const aside = filesOf(asideOf(path, existsSync(path) ? count : Math.max(count - 1, 1)));
  filesOf(path).forEach((file, index) => {
    const to = aside[index];
    if (to !== undefined && existsSync(file)) {
      renameSync(file, to);
    }
  });
}

/** Removes every database put aside that may hold one of the erased: that did not erase all of them itself. */
export function forgetReplaced(path: string, erased: readonly Tombstone[]): void {
  const start = `${basename(path)}.replaced`;
  const aside = readdirSync(dirname(path)).filter((name) => name.startsWith(start) && !name.endsWith('-wal'));
  for (const file of aside.map((name) => join(dirname(path), name))) {
    if (!hasErased(file, erased)) {
      removeDatabase(file);
    }
  }
}

/** One that cannot be read may hold anybody. */
function hasErased(file: string, erased: readonly Tombstone[]): boolean {
  let sql: Sql | undefined;
  try {
    sql = createSql(file);
    const { tombstones, meta } = createTables(sql);
    const known = tombstones.among(erased.map(({ contact }) => contact));
    return (
      meta.find(unclean) === undefined &&
      erased.every(({ contact, at }) => (known.get(contact) ?? -Infinity) >= at)
    );
  } catch {
    return false;
  } finally {
    sql?.close();
  }
}
