import { type Note } from '../../domain/note.ts';
import { type Frame, type Result, type Routed } from '../../domain/session.ts';
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
  readonly take: (note: Note) => object | undefined;
  /** All runs in order of creation, those on the stack as they are now. */
  readonly describe: (stack: readonly Frame[]) => readonly object[];
  /** The tickets that were opened. */
  readonly tickets: () => readonly Value[];
}

interface Pages {
  readonly runs: Run[];
  readonly tickets: Value[];
  readonly nameOf: (flow: string) => string;
}

const numberOf = ({ runs }: Pages, uuid: Value | undefined): number =>
  runs.findIndex((run) => run.uuid === uuid);

const wordIn = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

type Take = (pages: Pages, note: Note) => object | undefined;

const takers: { readonly [type: string]: Take } = {
  run_started: (pages, { type, flow, run, parent, terminal }) => {
    const began = { path: [], status: 'active', results: {}, locals: {} };
    pages.runs.push({ uuid: wordIn(run), flow: wordIn(flow), ...began });
    return {
      type,
      flow: pages.nameOf(wordIn(flow)),
      run: numberOf(pages, run),
      ...(parent === undefined ? {} : { parent: numberOf(pages, parent) }),
      ...(terminal === undefined ? {} : { terminal }),
    };
  },
  run_ended: (pages, { type, flow, run, status, results, locals }) => {
    const known = pages.runs[numberOf(pages, run)];
    if (known) {
      known.status = wordIn(status);
      known.results = results as unknown as Run['results'];
      known.locals = locals as unknown as Run['locals'];
    }
    return { type, flow: pages.nameOf(wordIn(flow)), run: numberOf(pages, run), status };
  },
  ticket_opened: ({ tickets }, { ticket, ...told }) => {
    tickets.push(ticket ?? null);
    return told;
  },
  node: (pages, { run, node }) => {
    pages.runs[numberOf(pages, run)]?.path.push(wordIn(node).slice(0, 8));
    return undefined;
  },
};

/** A book with no runs in it; `nameOf` names the flow of an id. */
export function createRunBook(nameOf: (flow: string) => string): RunBook {
  const pages: Pages = { runs: [], tickets: [], nameOf };
  return {
    tickets: () => pages.tickets,
    take: (note) => {
      const taker = Object.hasOwn(takers, note.type) ? takers[note.type] : undefined;
      return taker ? taker(pages, note) : note;
    },
    describe: (stack) => {
      stack.forEach(({ run, results }, depth) => {
        const known = pages.runs[numberOf(pages, run?.uuid)];
        if (known && run) {
          known.status = depth === stack.length - 1 ? 'waiting' : 'active';
          known.results = results;
          known.locals = run.locals;
        }
      });
      return pages.runs.map((run) => describeRun(run, nameOf));
    },
  };
}

function describeRun({ flow, status, results, path, locals }: Run, nameOf: (flow: string) => string): object {
  const told = Object.entries(results).map(([key, result]) => [key, describeResult(key, result)] as const);
  return {
    flow: nameOf(flow),
    status,
    results: Object.fromEntries(told),
    path: path.length > 0 ? path : null,
    ...(Object.keys(locals).length > 0 ? { locals } : {}),
  };
}

const unrouted: Omit<Routed, 'name'> = { category: '', localised: '', extra: null, node: '' };

function describeResult(key: string, { value, text, routed }: Result): { readonly [part: string]: Value } {
  const { name, category, localised, extra, node } = routed ?? { ...unrouted, name: key };
  const parts = { category_localized: localised, input: text };
  return {
    name,
    value,
    category,
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== '')),
    ...(extra === null ? {} : { extra }),
    node: node.slice(0, 8),
  };
}
