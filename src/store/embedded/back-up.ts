import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../store.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { type Sql } from './sql.ts';

/**
 * Copies the whole database to `path`, which appears complete and on the disk, or not at all. Throws `exists`
 * rather than overwrite. Blocks while it copies, up to a second for each 100 MB.
 */
export function backUp(sql: Sql, path: string): void {
  if (existsSync(path)) {
    throw new StoreError('exists', `There is a file at ${path} already; choose another name for the backup.`);
  }
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  rmSync(part, { force: true });
  try {
    sql.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    // It holds personal data: nobody but its owner reads it.
    chmodSync(part, 0o600);
    syncFile(part);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  syncFolderOf(path);
}
