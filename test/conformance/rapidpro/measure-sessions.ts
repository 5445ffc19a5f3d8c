import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { replayFile } from '../../../src/cli/replay/replay-file.ts';
import { type Measure, type Measured, readJsonFile } from './typed-cases.ts';

interface Recorded {
  readonly id: string;
  readonly sprints?: readonly { readonly events?: readonly object[]; readonly status?: string }[];
  readonly final?: unknown;
}

const name = 'transcripts.json';

/** What whole talks come to: every sprint of every transcript, and how each ends. */
export const measureSessions: Measure = (folder) =>
  foldersWith(folder).map((within): Measured => {
    const file = join(within, name);
    const talks = readJsonFile(folder, file) as readonly Recorded[];
    const played = replayFile(join(folder, file));
    const cases = talks.flatMap(({ id, sprints, final }, index) => {
      const got = played[index];
      const parts = (sprints ?? []).map(({ events = [], status = '' }, place) => ({
        what: `${id} sprint ${place}`,
        got: canonical(got?.sprints[place]),
        wanted: canonical({ events, status }),
      }));
      const end = { what: `${id} in the end`, got: canonical(got?.final), wanted: canonical(final) };
      return sprints ? [...parts, end] : [];
    });
    return { file, total: cases.length, differences: cases.filter(({ got, wanted }) => got !== wanted) };
  });

function foldersWith(folder: string): readonly string[] {
  const beside = existsSync(join(folder, '..', 'real-flows')) ? ['../real-flows'] : [];
  const within = ['.', ...beside].flatMap((outer) =>
    readdirSync(join(folder, outer)).map((inner) => join(outer, inner)),
  );
  return within.filter((inner) => existsSync(join(folder, inner, name))).sort();
}

/** Keys in order; the groups of a change have no order; what is undefined is not there. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if ((key === 'added' || key === 'removed') && Array.isArray(each)) {
      return [...(each as string[])].sort();
    }
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each;
  });
}
