/** A way beside the column: the place that it leads to, and between which heights it runs. */
interface Run {
  readonly to: string;
  readonly ys: readonly number[];
}

/** A lane for each place that is led to, the innermost that is free between the heights of all ways to it. */
export function assignLanes(runs: readonly Run[]): ReadonlyMap<string, number> {
  const spans = new Map<string, readonly [number, number]>();
  for (const { to, ys } of runs) {
    const [from, until] = spans.get(to) ?? [Infinity, -Infinity];
    spans.set(to, [Math.min(from, ...ys), Math.max(until, ...ys)]);
  }
  const byLength = [...spans].sort(([, a], [, b]) => a[1] - a[0] - (b[1] - b[0]));
  const taken: (readonly [number, number])[][] = [];
  const lanes = new Map<string, number>();
  for (const [to, span] of byLength) {
    const free = taken.findIndex((lane) => lane.every(([from, until]) => span[1] < from || until < span[0]));
    const lane = free === -1 ? taken.length : free;
    taken[lane] = [...(taken[lane] ?? []), span];
    lanes.set(to, lane);
  }
  return lanes;
}
