import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { StoreError } from '../store.ts';
import { asStoreError, storeFault } from './as-store-error.ts';
import { forgetMadeMark, leaveMadeMark } from './made-mark.ts';
import { syncFile, syncFolderOf } from '../durable-file.ts';
import { closeDatabase, keepFromOthers, openDatabase } from './open-database.ts';

/** The file and its write-ahead log, which must never meet another database. */
const filesOf = (path: string): readonly string[] => [path, `${path}-wal`];

/** Where a restore puts the database that it replaces. An erasure removes these files: they may hold the person. */
export function replacedFiles(path: string): readonly string[] {
  return filesOf(`${path}.replaced`);
}

const remove = (files: readonly string[]): void => {
  for (const file of files) {
    rmSync(file, { force: true });
  }
};

/** A checked copy of the backup beside the database; the backup itself is only read. */
function bring(backup: string, copy: string): void {
  remove(filesOf(copy));
  copyFileSync(backup, copy, constants.COPYFILE_FICLONE);
  // With the mark an empty file is no first start.
  leaveMadeMark(copy);
  try {
    closeDatabase(openDatabase(copy));
    syncFile(copy);
  } catch (error) {
    remove(filesOf(copy));
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

function setAside(path: string): void {
  // Where one was killed halfway, what stood there is aside already.
  if (existsSync(path)) {
    remove(replacedFiles(path));
  }
  filesOf(path).forEach((file, index) => {
    const aside = replacedFiles(path)[index];
    if (aside !== undefined && existsSync(file)) {
      renameSync(file, aside);
    }
  });
}

function restore(backup: string, path: string): void {
  if (!existsSync(backup)) {
    throw new StoreError('unavailable', `There is no backup at ${backup}; give the path of one.`);
  }
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
 * there is kept beside it as `<path>.replaced`. At the next open those are erased again who were erased since.
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
