import { type Bench, type Plain } from './bench.ts';

type By = Extract<Plain, { readonly kind: 'broadcast' }>['by'];

/** One announcement to many, against one BullMQ job for each recipient, without and with the state of each. */
export const broadcastBench: Bench = {
  name: 'broadcast',
  run: async ({ quick, measure }) => {
    const count = quick ? 1000 : 10_000;
    const tell = (by: By) => measure({ kind: 'broadcast', by, count });
    const theirs = [
      { against: 'bullmq', sample: await tell('bullmq') },
      { against: 'bullmq-mongodb', sample: await tell('bullmq-mongodb') },
    ];
    const comparisons = [];
    for (const store of ['embedded', 'mongodb'] as const) {
      const ours = await tell(`ours-${store}`);
      comparisons.push(
        ...theirs.map(({ against, sample }) => ({
          bench: `broadcast/${store}`,
          against,
          ours,
          theirs: sample,
        })),
      );
    }
    return comparisons;
  },
};
