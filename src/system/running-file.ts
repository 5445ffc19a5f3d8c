import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process can be asked: all that the API does, or only how it is. */
export type Answers = 'api' | 'health';

/**
 * Where a running process leaves how to reach it, for the commands; readable by its own user only. One without an API
 * leaves it beside, where it hides none that has one and shares the folder.
 */
export function runningFile(dataDir: string, answers: Answers = 'api'): string {
  return join(dataDir, answers === 'api' ? 'running.json' : 'running-worker.json');
}

/** Writes down where this process answers, for the commands; throws with the remedy where nothing can be written. */
export function leaveRunningFile(
  dataDir: string,
  { url, token, answers }: { readonly url: string; readonly token: string; readonly answers: Answers },
): () => void {
  const file = runningFile(dataDir, answers);
  const facts = JSON.stringify({ url, token, pid: process.pid });
  try {
    writeFileSync(file, facts, { mode: 0o600 });
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    const remedy = isFull ? 'Its disk is full: make room' : 'Let this user write there';
    throw new Error(`Nothing can be written in ${dataDir}. ${remedy}, or set DATA_DIR to another folder.`, {
      cause,
    });
  }
  return () => {
    if (isStill(file, facts)) {
      rmSync(file, { force: true });
    }
  };
}

/** Another process of several may have left its own there since, and goes on. */
function isStill(file: string, facts: string): boolean {
  try {
    return readFileSync(file, 'utf8') === facts;
  } catch {
    return false;
  }
}
