import { type CliParts, type Moved } from './parts.ts';
import { Refusal } from './refusal.ts';
import { refuseWords } from './refuse-words.ts';

/**
 * `semangat move-to-mongodb`: brings the embedded store of DATA_DIR into the empty database of MONGODB_URI and counts
 * both sides; exit 1 when they differ.
 */
export async function moveToMongodb(words: readonly string[], parts: CliParts): Promise<number> {
  refuseWords('move-to-mongodb', words);
  if (await parts.findRunning()) {
    throw new Refusal('the companion is running on this DATA_DIR: stop it first, then move');
  }
  const moved = await parts.moveToMongodb();
  show(moved);
  const agree = moved.differing.length === 0;
  process.stdout.write(agree ? farewell : warning);
  return agree ? 0 : 1;
}

/** Prints how many there are on each side. */
function show({ from, to, differing }: Moved): void {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  process.stdout.write(line(['', 'embedded', 'MongoDB', '']));
  for (const name of names) {
    const verdict = differing.includes(name) ? 'DIFFERS' : 'ok';
    process.stdout.write(line([name, String(from[name] ?? 0), String(to[name] ?? 0), verdict]));
  }
}

function line([name, from, to, verdict]: readonly [string, string, string, string]): string {
  return `${`${name.padEnd(20)} ${from.padStart(10)} ${to.padStart(10)}  ${verdict}`.trimEnd()}\n`;
}

const farewell = `moved; the counts agree. Start with MONGODB_URI and REDIS_URL from now on.
The embedded store was left as it was, with a mark that it was moved. Delete it (semangat.db) once all is well: who
is erased from now on is not erased from it. Keep DATA_DIR/media, it holds the files that people sent.
`;

const warning = `NOT moved: the counts differ, so nothing starts on this database. Look for another program that writes to
it, and move again; the embedded store was left as it was.
`;
