import { type Comparison } from '../sample.ts';
import { type Bench, type Place, type Plain } from './bench.ts';

type FollowUpTask = Extract<Plain, { readonly kind: 'follow-ups' | 'planned' }>;
type By = FollowUpTask['by'];

async function compare(
  bench: string,
  { measure }: Place,
  peers: readonly By[],
  task: (by: By) => FollowUpTask,
): Promise<Comparison[]> {
  const theirs = [];
  for (const against of peers) {
    theirs.push({ against, sample: await measure(task(against)) });
  }
  const comparisons = [];
  for (const store of ['embedded', 'mongodb'] as const) {
    const ours = await measure(task(`ours-${store}`));
    comparisons.push(
      ...theirs.map(({ against, sample }) => ({ bench: `${bench}/${store}`, against, ours, theirs: sample })),
    );
  }
  return comparisons;
}

/** Follow-ups that are due in one moment, those that are due alone, and those that are not due yet. */
export const followUpsBench: Bench = {
  name: 'follow-ups',
  run: async (place) => {
    const [crowd, alone, planned] = place.quick ? [500, 20, 2000] : [10_000, 300, 100_000];
    return [
      ...(await compare('follow-ups', place, ['bullmq', 'bullmq-mongodb'], (by) => ({
        kind: 'follow-ups',
        by,
        count: crowd,
        apart: 0,
      }))),
      ...(await compare('lone', place, ['bullmq'], (by) => ({
        kind: 'follow-ups',
        by,
        count: alone,
        apart: 50,
      }))),
      ...(await compare('planned', place, ['bullmq'], (by) => ({ kind: 'planned', by, count: planned }))),
    ];
  },
};
