import { type Fault } from '../yaml/fault.ts';
import { type Settings } from '../settings/settings.ts';

/** Purposes of `programme.yaml` that name a flow to ask by which is not there, each at its line. */
export function findAbsentAsks(
  { manners }: Settings,
  {
    file,
    text,
    flows,
  }: { readonly file: string; readonly text: string; readonly flows: ReadonlySet<string> },
): readonly Fault[] {
  const lines = text.split('\n');
  return Object.entries(manners.purposes).flatMap(([purpose, { ask }]) => {
    if (ask === null || flows.has(ask)) {
      return [];
    }
    const place = lines.findIndex((line) => line.includes('ask:') && line.includes(ask));
    const line = Math.max(place, 0);
    const column = Math.max((lines[line] ?? '').indexOf('ask:'), 0) + 1;
    const words = `the purpose "${purpose}" is asked for by a flow "${ask}" that is not there; write it, or leave out "ask"`;
    return [{ file, line: line + 1, column, level: 'error', text: words } as const];
  });
}
