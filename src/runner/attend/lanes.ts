/** Runs what has the same key one after the other, in the order it was asked for. */
export interface Lanes {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Lanes in this process; a key that nobody waits for is forgotten. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: async (key, work) => {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => undefined);
      tails.set(key, tail);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === tail) {
          tails.delete(key);
        }
      }
    },
  };
}

/** Runs work in several lanes at once. They are taken in one order everywhere, so that nobody waits in a circle. */
export function inLanes<T>(lanes: Lanes, keys: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...new Set(keys)].sort();
  return first === undefined ? work() : lanes.run(first, () => inLanes(lanes, others, work));
}
