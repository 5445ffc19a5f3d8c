import { type Bench } from './bench.ts';

/** What the process holds after 200,000 turns, of 50,000 people; `rss_half_way_mb` shows whether it still grows. */
export const memoryBench: Bench = {
  name: 'memory',
  run: async ({ quick, measure }) => {
    const task = { kind: 'memory', people: quick ? 500 : 50_000, at: 64 } as const;
    const theirs = await measure({ ...task, peer: 'telegraf-mongodb' });
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const ours = await measure({ ...task, peer: `ours-${store}` });
      comparisons.push({ bench: `memory/${store}`, against: 'telegraf-mongodb', ours, theirs });
    }
    return comparisons;
  },
};
