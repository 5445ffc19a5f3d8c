import { existsSync, rmSync, statSync } from 'node:fs';
import { StoreError } from '../store.ts';
import { appendDurably } from '../durable-file.ts';

const markOf = (path: string): string => `${path}.made`;

/** Whether a database was once made at this path, even if nothing of it is left. */
export function wasMade(path: string): boolean {
  return existsSync(markOf(path));
}

/** Remembers beside the database that it was made, so that its loss is noticed and not taken for a first start. */
export function leaveMadeMark(path: string): void {
  if (!wasMade(path)) {
    appendDurably(markOf(path), 'A database was made here. Remove this file to begin anew without it.\n');
  }
}

/** Forgets that a database was made at this path. */
export function forgetMadeMark(path: string): void {
  rmSync(markOf(path), { force: true });
}

/** The fault of a database that was made at this path and is gone or emptied. */
export function lostDatabase(path: string): StoreError {
  return new StoreError(
    'corrupt',
    `The database ${path} was made before and is gone or empty. Restore the latest backup to that path. ` +
      `To begin anew without its data, remove ${markOf(path)} (and what is left of the database).`,
  );
}

/** Throws `corrupt` where a database was made and its file is missing or has no bytes. */
export function refuseLostDatabase(path: string): void {
  if (wasMade(path) && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    throw lostDatabase(path);
  }
}
