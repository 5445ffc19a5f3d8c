import { type Note } from '../../domain/note.ts';
import { type Frame, type Result } from '../../domain/session.ts';
import { type Value } from '../../domain/value.ts';

/** A run of a flow as a replay tells it. */
interface Run {
  readonly uuid: string;
  readonly flow: string;
  readonly path: string[];
  status: string;
  results: { readonly [key: string]: Result };
  locals: { readonly [name: string]: string };
}

/** Keeps what is known of the runs of a talk, and turns notes into events. */
export interface RunBook {
  /** The event that a note is; undefined for what is not told. */
  take(note: Note): object | undefined;
  /** All runs in order of creation, those on the stack as they are now. */
  describe(stack: readonly Frame[]): readonly object[];
  /** The tickets that were opened. */
  tickets(): readonly Value[];
}

/** A book with no runs in it; `nameOf` names the flow of an id. */
export function createRunBook(nameOf: (flow: string) => string): RunBook {
  const runs: Run[] = [];
  const tickets: Value[] = [];
  const numberOf = (uuid: unknown): number => runs.findIndex((run) => run.uuid === uuid);
  const takers: { readonly [type: string]: (note: Note) => object | undefined } = {
    run_started: ({ type, flow, run, parent, terminal }) => {
      runs.push({ uuid: String(run), flow: String(flow), path: [], status: 'active', results: {}, locals: {} });
      return {
        type,
        flow: nameOf(String(flow)),
        run: numberOf(run),
        ...(parent === undefined ? {} : { parent: numberOf(parent) }),
        ...(terminal === undefined ? {} : { terminal }),
      };
    },
    run_ended: ({ type, flow, run, status, results, locals }) => {
      const known = runs[numberOf(run)];
      if (known) {
        known.status = String(status);
        known.results = results as unknown as Run['results'];
        known.locals = locals as unknown as Run['locals'];
      }
      return { type, flow: nameOf(String(flow)), run: numberOf(run), status };
    },
    ticket_opened: ({ ticket, ...told }) => {
      tickets.push(ticket ?? null);
      return told;
    },
    node: ({ run, node }) => {
      runs[numberOf(run)]?.path.push(String(node).slice(0, 8));
      return undefined;
    },
  };
  return {
    tickets: () => tickets,
    take: (note) => {
      const taker = Object.hasOwn(takers, note.type) ? takers[note.type] : undefined;
      return taker ? taker(note) : note;
    },
    describe: (stack) => {
      stack.forEach((frame, depth) => {
        const known = runs[numberOf(frame.run?.uuid)];
        if (known && frame.run) {
          known.status = depth === stack.length - 1 ? 'waiting' : 'active';
          known.results = frame.results;
          known.locals = frame.run.locals;
        }
      });
      return runs.map((run) => describeRun(run, nameOf));
    },
  };
}

function describeRun({ flow, status, results, path, locals }: Run, nameOf: (flow: string) => string): object {
  const told = Object.entries(results).map(([key, result]) => [key, describeResult(key, result)] as const);
  return {
    flow: nameOf(flow),
    status,
    results: Object.fromEntries(told),
    ...(path.length > 0 ? { path } : {}),
    ...(Object.keys(locals).length > 0 ? { locals } : {}),
  };
}

function describeResult(key: string, { value, text, routed }: Result): { readonly [part: string]: Value } {
  return {
    name: routed?.name ?? key,
    value,
    category: routed?.category ?? '',
    ...(routed?.localised ? { category_localized: routed.localised } : {}),
    ...(text === '' ? {} : { input: text }),
    ...(routed && routed.extra !== null ? { extra: routed.extra } : {}),
    node: routed?.node.slice(0, 8) ?? '',
  };
}
