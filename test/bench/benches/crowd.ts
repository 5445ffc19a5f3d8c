import { type Bench } from './bench.ts';

/** Ten times as many contacts: a turn should cost and take the same. */
export const crowdBench: Bench = {
  name: 'crowd',
  run: async ({ quick, measure }) => {
    const few = quick ? 200 : 2000;
    const task = { kind: 'check-in', at: 64 } as const;
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const peer = `ours-${store}` as const;
      const theirs = await measure({ ...task, peer, people: few });
      const ours = await measure({ ...task, peer, people: few * 10 });
      comparisons.push({ bench: `crowd/${store}`, against: `ours with ${few} contacts`, ours, theirs });
    }
    return comparisons;
  },
};
