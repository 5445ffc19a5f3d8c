import { type CliParts, type Moved } from './parts.ts';
import { Refusal } from './refusal.ts';

/**
 * `semangat move-to-mongodb`: brings the embedded store of DATA_DIR into the empty database of MONGODB_URI and counts
 * both sides; exit 1 when they differ.
 */
export async function moveToMongodb(_words: readonly string[], parts: CliParts): Promise<number> {
  if (await parts.findRunning()) {
    throw new Refusal('the companion is running on this DATA_DIR: stop it first, then move');
  }
  const moved = await parts.moveToMongodb();
  const differing = show(moved);
  if (differing === 0) {
    parts.leaveMovedMark();
  }
  process.stdout.write(differing === 0 ? farewell : warning);
  return differing === 0 ? 0 : 1;
}

/** Prints how many there are on each side; says how many lines differ. */
function show({ from, to }: Moved): number {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const differs = (name: string): boolean => (from[name] ?? 0) !== (to[name] ?? 0);
  process.stdout.write(line(['', 'embedded', 'MongoDB', '']));
  for (const name of names) {
    const verdict = differs(name) ? 'DIFFERS' : 'ok';
    process.stdout.write(line([name, String(from[name] ?? 0), String(to[name] ?? 0), verdict]));
  }
  return names.filter(differs).length;
}

function line([name, from, to, verdict]: readonly [string, string, string, string]): string {
  return `${`${name.padEnd(20)} ${from.padStart(10)} ${to.padStart(10)}  ${verdict}`.trimEnd()}\n`;
}

const farewell = `moved; the counts agree. Start with MONGODB_URI and REDIS_URL from now on.
The embedded store was left as it was, with a mark that it was moved. Delete it (semangat.db) once all is well: who
is erased from now on is not erased from it. Keep DATA_DIR/media, it holds the files that people sent.
`;

const warning = `NOT moved: the counts differ, so do not start on this database. Drop it, look for another program that
writes to it, and move again; the embedded store was left as it was.
`;
