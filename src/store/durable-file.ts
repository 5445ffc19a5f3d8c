import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the names in the folder of `path` survive a power cut. */
export function syncFolderOf(path: string): void {
  // Windows cannot open a folder, and keeps names without being asked.
  if (process.platform === 'win32') {
    return;
  }
  syncFile(dirname(path));
}

/** Makes the content of a file survive a power cut. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes `text` at the end of a file, made when absent; on the disk when it returns. */
export function appendDurably(path: string, text: string): void {
  const file = openSync(path, 'a');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolderOf(path);
}
