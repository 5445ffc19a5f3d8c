import { type Bench } from './bench.ts';

/** A start with 100,000 contacts beside one with none. */
export const startUpBench: Bench = {
  name: 'start-up',
  run: async ({ quick, measure }) => {
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const theirs = await measure({ kind: 'start-up', store, contacts: 1 });
      const ours = await measure({ kind: 'start-up', store, contacts: quick ? 2000 : 100_000 });
      comparisons.push({ bench: `start-up/${store}`, against: 'ours with one contact', ours, theirs });
    }
    return comparisons;
  },
};
