import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own way turns in a circle for ever where the system
 * says that a folder cannot be made inside one that is there, as below `/proc`; here that is a fault like any other.
 */
export function makeFolder(path: string, mode?: number): void {
  if (isFolder(path)) {
    return;
  }
  const parent = dirname(path);
  if (parent !== path) {
    makeFolder(parent, mode);
  }
  try {
    mkdirSync(path, mode);
  } catch (fault) {
    // Another process may have made it in between.
    if (!isFolder(path)) {
      throw fault;
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
