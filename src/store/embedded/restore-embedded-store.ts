import { accessSync, chmodSync, constants, copyFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { StoreError } from '../store.ts';
import { asStoreError, storeFault } from './as-store-error.ts';
import { forgetMadeMark, leaveMadeMark } from './made-mark.ts';
import { syncFile, syncFolderOf } from '../durable-file.ts';
import { closeDatabase, keepFromOthers, openDatabase } from './open-database.ts';
import { removeDatabase, setAside } from './replaced-stores.ts';

/** A checked copy of the backup beside the database; the backup itself is only read. */
function bring(backup: string, copy: string): void {
  removeDatabase(copy);
  copyFileSync(backup, copy, constants.COPYFILE_FICLONE);
  // A backup that may only be read, as on a disk for keeping, would be a database that may only be read.
  chmodSync(copy, 0o600);
  // With the mark an empty file is no first start.
  leaveMadeMark(copy);
  try {
    closeDatabase(openDatabase(copy));
    syncFile(copy);
  } catch (error) {
    removeDatabase(copy);
    const reason = asStoreError(error, backup).reason;
    throw reason === 'corrupt'
      ? noBackup(backup, error)
      : reason === 'newer'
        ? storeFault(reason, backup, error)
        : error;
  } finally {
    forgetMadeMark(copy);
  }
}

function noBackup(file: string, cause: unknown): StoreError {
  const words = `The file ${file} is no backup of Semangat, or is damaged; give the path of another one. Nothing was changed.`;
  return new StoreError('corrupt', words, { cause });
}

/** Told of the backup, before anything else can be blamed. */
function refuseUnreadable(backup: string): void {
  if (statSync(backup, { throwIfNoEntry: false })?.isDirectory() !== false) {
    throw new StoreError('unavailable', `There is no backup at ${backup}; give the path of one.`);
  }
  try {
    accessSync(backup, constants.R_OK);
  } catch (cause) {
    const words = `The backup ${backup} cannot be read by this user; let them read it (chown), and restore again.`;
    throw new StoreError('unavailable', words, { cause });
  }
}

function restore(backup: string, path: string): void {
  refuseUnreadable(backup);
  makeFolder(dirname(path));
  const copy = `${path}.restored`;
  // To bring it may take seconds: whoever started meanwhile would go on writing into what is put aside.
  const letGo = keepFromOthers(path);
  try {
    bring(backup, copy);
    leaveMadeMark(path);
  } finally {
    letGo();
  }
  setAside(path);
  renameSync(copy, path);
  syncFolderOf(path);
}

/**
 * Puts a backup in the place of the database at `path`, damaged or sound, while no process uses it. What stood
 * there is kept beside it as `<path>.replaced`, the next time as `<path>.replaced-2`. At the next open those are erased
 * again who were erased since.
 * Rejects with a `StoreError` and leaves everything as it was when the backup cannot be used.
 */
export function restoreEmbeddedStore({
  backup,
  path,
}: {
  readonly backup: string;
  readonly path: string;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    try {
      restore(backup, path);
      resolve();
    } catch (error) {
      reject(asStoreError(error, path));
    }
  });
}
