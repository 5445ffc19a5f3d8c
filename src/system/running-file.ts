import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running process leaves how to reach it, for the commands; readable by its own user only. */
export function runningFile(dataDir: string): string {
  return join(dataDir, 'running.json');
}

/** Tells the commands where this process answers; throws with the remedy where nothing can be written. */
export function leaveRunningFile(
  dataDir: string,
  { url, token }: { readonly url: string; readonly token: string },
): void {
  const facts = JSON.stringify({ url, token, pid: process.pid });
  try {
    writeFileSync(runningFile(dataDir), facts, { mode: 0o600 });
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    const remedy = isFull ? 'Its disk is full: make room' : 'Let this user write there';
    throw new Error(`Nothing can be written in ${dataDir}. ${remedy}, or set DATA_DIR to another folder.`, {
      cause,
    });
  }
}

/** From now on nobody answers there. */
export function removeRunningFile(dataDir: string): void {
  rmSync(runningFile(dataDir), { force: true });
}
