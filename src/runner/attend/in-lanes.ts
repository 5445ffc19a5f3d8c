import { type Lanes } from './lanes.ts';

/** Runs work in several lanes at once. They are taken in one order everywhere, so that nobody waits in a circle. */
export function inLanes<T>(lanes: Lanes, keys: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...new Set(keys)].sort();
  return first === undefined ? work() : lanes.run(first, () => inLanes(lanes, others, work));
}
