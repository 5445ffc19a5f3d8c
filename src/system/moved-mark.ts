import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store/store.ts';

const markOf = (dataDir: string): string => join(dataDir, 'semangat.db.moved');

/** Remembers beside the embedded store that everybody in it was moved to MongoDB. */
export function leaveMovedMark(dataDir: string): void {
  const words =
    'Everything was moved to MongoDB. Remove this file to go back to the embedded store as it was.\n';
  writeFileSync(markOf(dataDir), words, { mode: 0o600 });
}

/** Whether an embedded store lies there that was never moved, so that MongoDB does not know what is in it. */
export function isLeftBehind(dataDir: string, store: string): boolean {
  return existsSync(store) && !existsSync(markOf(dataDir));
}

/** Throws where the embedded store was moved: nobody should be answered from two places by a forgotten setting. */
export function refuseMoved(dataDir: string): void {
  if (existsSync(markOf(dataDir))) {
    throw new StoreError(
      'exists',
      `The store in ${dataDir} was moved to MongoDB: set MONGODB_URI and REDIS_URL. To go back to it as it was then, remove ${markOf(dataDir)}.`,
    );
  }
}
