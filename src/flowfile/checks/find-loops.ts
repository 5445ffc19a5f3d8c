import { END, type Step, type Target } from '../../engine/program.ts';
import { type Node, targetsOf } from './step-graph.ts';

/** Flows by id, each with its steps. */
export type Graphs = ReadonlyMap<string, readonly Node[]>;

/** Circles in which a person is never asked and nothing waits: they would run for ever. */
export function findLoops(
  graphs: Graphs,
): readonly { readonly flow: string; readonly at: number; readonly text: string }[] {
  const passing = findPassing(graphs);
  const done = new Set<string>();
  const loops = new Map<string, { flow: string; at: number; text: string }>();
  for (const [flow, graph] of graphs) {
    for (const index of graph.keys()) {
      follow({ graphs, passing, done, loops }, { flow, index });
    }
  }
  return [...loops.values()];
}

interface Spot {
  readonly flow: string;
  readonly index: number;
}

interface Search {
  readonly graphs: Graphs;
  readonly passing: ReadonlySet<string>;
  readonly done: Set<string>;
  readonly loops: Map<string, { flow: string; at: number; text: string }>;
}

/** Walks all ways from a spot, depth first and without recursion; a way back onto the path is a loop. */
function follow(search: Search, start: Spot): void {
  const path = new Set<string>();
  const stack: { spot: Spot; ways: Spot[] }[] = [];
  const enter = (spot: Spot): void => {
    path.add(name(spot));
    stack.push({ spot, ways: [...waysOn(search, spot)] });
  };
  if (!search.done.has(name(start))) {
    enter(start);
  }
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.ways.pop();
    if (!next) {
      search.done.add(name(top.spot));
      path.delete(name(top.spot));
      stack.pop();
    } else if (path.has(name(next))) {
      noteLoop(search, top.spot, next);
    } else if (!search.done.has(name(next))) {
      enter(next);
    }
  }
}

function noteLoop({ graphs, loops }: Search, from: Spot, to: Spot): void {
  const node = graphs.get(from.flow)?.[from.index];
  const jump = from.flow === to.flow ? node?.jumps.find((each) => each.to === to.index) : undefined;
  const text = 'this leads round in a circle with no question and no wait in it; put one in, or go elsewhere';
  loops.set(`${from.flow}:${from.index}`, { flow: from.flow, at: jump?.at ?? node?.at ?? 0, text });
}

/** Where a spot leads without anybody being asked, other flows included. */
function waysOn({ graphs, passing }: Search, { flow, index }: Spot): readonly Spot[] {
  const step = graphs.get(flow)?.[index]?.step;
  if (!step || pauses(step)) {
    return [];
  }
  const into = step.verb === 'call' || step.verb === 'start' ? [{ flow: step.flow, index: 0 }] : [];
  const on = step.verb === 'call' && !passing.has(step.flow) ? [] : targetsOf(step);
  return [...into, ...on.map((target) => ({ flow, index: target }))].filter(
    (spot) => graphs.get(spot.flow)?.[spot.index],
  );
}

/** A wait for no time at all is none. */
function pauses(step: Step): boolean {
  return step.verb === 'wait' ? step.for > 0 : step.verb === 'ask' || step.verb === 'outside';
}

/** The flows that can run from beginning to end without anybody being asked. */
function findPassing(graphs: Graphs): ReadonlySet<string> {
  const passing = new Set<string>();
  for (let before = -1; before < passing.size;) {
    before = passing.size;
    for (const [flow, graph] of graphs) {
      if (!passing.has(flow) && passes(graph, passing)) {
        passing.add(flow);
      }
    }
  }
  return passing;
}

function passes(graph: readonly Node[], passing: ReadonlySet<string>): boolean {
  const seen = new Set<Target>();
  const waiting: Target[] = [0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = graph[at]?.step;
    if (at === END || step?.verb === 'end') {
      return true;
    }
    if (step && !seen.has(at)) {
      waiting.push(...(stops(step, passing) ? [] : targetsOf(step)));
    }
    seen.add(at);
  }
  return false;
}

function stops(step: Step, passing: ReadonlySet<string>): boolean {
  return pauses(step) || (step.verb === 'call' && !passing.has(step.flow));
}

function name({ flow, index }: Spot): string {
  return `${flow}\n${index}`;
}
