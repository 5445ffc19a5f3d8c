import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** `semangat restore FILE`: puts a backup in place and erases again whom the tombstones name. */
export async function restore(words: readonly string[], parts: CliParts): Promise<number> {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0) {
    throw new Refusal('restore needs one backup: semangat restore backups/2026-11-26.db');
  }
  if (await parts.findRunning()) {
    throw new Refusal('the companion is running on this DATA_DIR: stop it first, then restore');
  }
  const { contacts } = await parts.restore(file);
  process.stdout.write(`restored: ${contacts} contact(s); whoever was erased stays erased\n`);
  return 0;
}
