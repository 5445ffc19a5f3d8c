import { chmodSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupFault, dropDeadParts, partOf, refuseExisting } from '../backup-file.ts';
import { syncFile, syncFolderOf } from '../durable-file.ts';
import { makeFolder } from '../make-folder.ts';
import { asStoreError } from './as-store-error.ts';
import { type Sql } from './sql.ts';

/**
 * Copies the whole database to `path`, which appears complete and on the disk, or not at all. Throws `exists`
 * rather than overwrite. Blocks while it copies, up to a second for each 100 MB.
 */
export function backUp(sql: Sql, path: string): void {
  refuseExisting(path);
  const part = partOf(path);
  try {
    makeFolder(dirname(path));
    rmSync(part, { force: true });
    sql.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    // It holds personal data: nobody but its owner reads it.
    chmodSync(part, 0o600);
    syncFile(part);
    dropDeadParts(part);
    renameSync(part, path);
  } catch (error) {
    removeIfThere(part);
    throw unlessDamaged(error, path);
  }
  syncFolderOf(path);
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is not there, or closed to us: nothing of ours lies in it.
  }
}

/** What went wrong is the backup's, not the database's, unless that is damaged itself. */
function unlessDamaged(error: unknown, path: string): unknown {
  const { reason } = asStoreError(error, path);
  if (reason !== 'full' && reason !== 'unavailable') {
    return error;
  }
  return backupFault(reason, path, error);
}
