import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Millis } from '../domain/time/clock.ts';
import { StoreError, type StoreFailure } from './store.ts';

/** A name that nobody else gives to a file, since what is left under it is removed. */
const ending = '.semangat-part';

/** So long nothing is written to a copy only when whoever made it was killed. */
const dead: Millis = 60 * 60 * 1000;

/** Where a backup to `path` is written until it is complete. */
export function partOf(path: string): string {
  return `${path}${ending}`;
}

/**
 * Removes from the folder of a backup what killed ones left there: they hold personal data that nobody knows of, also
 * of people who are erased later. `part` is the one that was written just now, by whose time the others are judged.
 * What cannot be removed stays: the backup itself is none the worse.
 */
export function dropDeadParts(part: string): void {
  const folder = dirname(part);
  try {
    const now = statSync(part).mtimeMs;
    for (const name of readdirSync(folder)) {
      if (name.endsWith(ending) && now - statSync(join(folder, name)).mtimeMs > dead) {
        rmSync(join(folder, name));
      }
    }
  } catch {
    // Another one removed it first, or the folder may not be read.
  }
}

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
