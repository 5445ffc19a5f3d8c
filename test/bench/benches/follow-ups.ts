import { type Comparison } from '../sample.ts';
import { type Bench, type Place, type Plain } from './bench.ts';

type FollowUpTask = Extract<Plain, { readonly kind: 'follow-ups' | 'planned' }>;
type By = FollowUpTask['by'];

async function compare(
  bench: string,
  { measure }: Place,
  task: (by: By) => FollowUpTask,
): Promise<Comparison[]> {
  const theirs = await measure(task('bullmq'));
  const comparisons = [];
  for (const store of ['embedded', 'mongodb'] as const) {
    const ours = await measure(task(`ours-${store}`));
    comparisons.push({ bench: `${bench}/${store}`, against: 'bullmq', ours, theirs });
  }
  return comparisons;
}

/** Follow-ups that are due in one moment, those that are due alone, and those that are not due yet. */
export const followUpsBench: Bench = {
  name: 'follow-ups',
  run: async (place) => {
    const [crowd, alone, planned] = place.quick ? [500, 20, 2000] : [10_000, 300, 100_000];
    return [
      ...(await compare('follow-ups', place, (by) => ({ kind: 'follow-ups', by, count: crowd, apart: 0 }))),
      ...(await compare('lone', place, (by) => ({ kind: 'follow-ups', by, count: alone, apart: 50 }))),
      ...(await compare('planned', place, (by) => ({ kind: 'planned', by, count: planned }))),
    ];
  },
};
