import { resolve } from 'node:path';
import { askRunning } from './ask-running.ts';
import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { refuseNoStore } from './refuse-no-store.ts';

/** `semangat backup FILE`: a complete copy of the store, made by the running process where there is one. */
export async function backup(words: readonly string[], parts: CliParts): Promise<number> {
  const [file] = words;
  if (file === undefined || words.length > 1 || file.startsWith('-')) {
    throw new Refusal('backup needs one file to write: semangat backup backups/2026-11-26.db');
  }
  const path = resolve(file);
  // A store that is shared needs nobody's help.
  const running = parts.shared === null ? await parts.findRunning() : undefined;
  if (running) {
    await askRunning(running, { method: 'POST', path: '/api/backups', body: { path } });
  } else {
    await refuseNoStore(parts);
    await parts.withStore((store) => store.backup(path));
  }
  process.stdout.write(`${path}\n`);
  return 0;
}
