import { END, type Step, type Target } from '../../engine/program.ts';

/** A step as a place that others lead to. */
export interface Node {
  /** Undefined where faults kept it from being read. */
  readonly step: Step | undefined;
  readonly at: number;
  /** Where its `goto`s stand. */
  readonly jumps: readonly { readonly to: Target; readonly at: number }[];
}

/** All steps that a step can lead to, in its own flow. */
export function targetsOf(step: Step): readonly Target[] {
  if (step.verb === 'ask') {
    const own = [step.timeout.target, step.invalid.target, ...step.choices.map(({ target }) => target)];
    return [step.next, ...own.filter((target) => target !== null)];
  }
  if (step.verb === 'if') {
    const sure = step.branches.findIndex(({ when }) => when === null);
    const taken = step.branches.slice(0, sure === -1 ? undefined : sure + 1).map(({ target }) => target);
    return sure === -1 ? [...taken, step.next] : taken;
  }
  return step.verb === 'end' || step.verb === 'start' ? [] : [step.next];
}

/** The steps that nothing leads to, each stretch of them once, by its first step. */
export function findUnreached(graph: readonly Node[]): readonly Node[] {
  const reached = new Set<Target>([END]);
  const waiting: Target[] = [0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = graph[at]?.step;
    if (step && !reached.has(at)) {
      reached.add(at);
      waiting.push(...targetsOf(step));
    }
  }
  return graph.filter((_, index) => !reached.has(index));
}
