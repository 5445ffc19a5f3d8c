import { type Bench } from './bench.ts';

/** One person sends 1,000 messages at once while others check in; `flooded_to_calm` is how much longer they wait. */
export const floodBench: Bench = {
  name: 'flood',
  run: async ({ quick, measure }) => {
    const [people, messages] = quick ? [100, 100] : [1000, 1000];
    const task = { kind: 'flood', at: 64, people, messages } as const;
    const theirs = await measure({ ...task, peer: 'telegraf-mongodb' });
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const ours = await measure({ ...task, peer: `ours-${store}` });
      comparisons.push({ bench: `flood/${store}`, against: 'telegraf-mongodb', ours, theirs });
    }
    return comparisons;
  },
};
