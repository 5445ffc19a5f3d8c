import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Millis } from '../domain/time/clock.ts';

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
