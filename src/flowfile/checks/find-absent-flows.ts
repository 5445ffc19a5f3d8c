import { type Fault } from '../yaml/fault.ts';
import { type Settings } from '../settings/settings.ts';

/** A flow that `programme.yaml` names, under which key, and what for. */
interface Named {
  readonly key: string;
  readonly flow: string | null;
  readonly words: string;
}

function namedIn({ manners: { purposes, care } }: Settings): readonly Named[] {
  return [
    ...Object.entries(purposes).map(([purpose, { ask }]) => ({
      key: 'ask:',
      flow: ask,
      words: `the purpose "${purpose}" is asked for by a flow "${ask}" that is not there; write it, or leave out "ask"`,
    })),
    ...care.visits.map(({ title, report }) => ({
      key: 'report:',
      flow: report,
      words: `the visits "${title}" are reported on in a flow "${report}" that is not there; write it, or leave out "report"`,
    })),
  ];
}

/** Flows that `programme.yaml` names and that are not there, each at its line. */
export function findAbsentFlows(
  settings: Settings,
  {
    file,
    text,
    flows,
  }: { readonly file: string; readonly text: string; readonly flows: ReadonlySet<string> },
): readonly Fault[] {
  const lines = text.split('\n');
  return namedIn(settings).flatMap(({ key, flow, words }) => {
    if (flow === null || flows.has(flow)) {
      return [];
    }
    const place = lines.findIndex((line) => line.includes(key) && line.includes(flow));
    const line = Math.max(place, 0);
    const column = Math.max((lines[line] ?? '').indexOf(key), 0) + 1;
    return [{ file, line: line + 1, column, level: 'error', text: words } as const];
  });
}
