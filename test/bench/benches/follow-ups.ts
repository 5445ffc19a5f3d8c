import { type Bench } from './bench.ts';

/** Follow-ups that are all due in the same moment, against one BullMQ job each. */
export const followUpsBench: Bench = {
  name: 'follow-ups',
  run: async ({ quick, measure }) => {
    const task = { kind: 'follow-ups', count: quick ? 500 : 10_000 } as const;
    const theirs = await measure({ ...task, by: 'bullmq' });
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const ours = await measure({ ...task, by: `ours-${store}` });
      comparisons.push({ bench: `follow-ups/${store}`, against: 'bullmq', ours, theirs });
    }
    return comparisons;
  },
};
