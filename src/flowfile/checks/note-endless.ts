import { type Program, type Step, type Target } from '../../engine/program.ts';
import { type Source } from '../yaml/source.ts';
import { type Node, targetsOf } from './step-graph.ts';

/** Hints at questions whose timeouts lead back to them: whoever never answers is asked without end. */
export function noteEndless(
  { hint }: Pick<Source, 'hint'>,
  graph: readonly Node[],
  { expires }: Pick<Program, 'expires'>,
): void {
  for (const [index, { step, at }] of expires === null ? graph.entries() : []) {
    if (step?.verb === 'ask' && leadsInSilence(graph, step, index)) {
      hint(at, 'who never answers is asked this again without end; give the flow "expires: 7d"');
    }
  }
}

function leadsInSilence(graph: readonly Node[], from: Step, goal: Target): boolean {
  const waiting = [...inSilence(from)];
  const reached = new Set<Target>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = graph[at]?.step;
    if (step && !reached.has(at)) {
      reached.add(at);
      waiting.push(...inSilence(step));
    }
  }
  return reached.has(goal);
}

/** Where it goes on while the person says nothing. */
function inSilence(step: Step): readonly Target[] {
  if (step.verb !== 'ask') {
    return targetsOf(step);
  }
  return step.timeout.target === null ? [] : [step.timeout.target];
}
