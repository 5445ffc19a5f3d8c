import { existsSync } from 'node:fs';
import { StoreError, type StoreFailure } from './store.ts';

/** Refuses to write a backup over a file that is there. */
export function refuseExisting(path: string): void {
  if (existsSync(path)) {
    throw new StoreError('exists', `There is a file at ${path} already; choose another name for the backup.`);
  }
}

/** What went wrong is the backup's, not the database's. */
export function backupFault(reason: StoreFailure, path: string, cause: unknown): StoreError {
  const words = `The backup ${path} could not be written; check that its folder can be made and written to, and has room. The store goes on.`;
  return new StoreError(reason, words, { cause });
}
