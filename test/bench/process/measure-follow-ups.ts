import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { startBullmq } from './bullmq-follow-ups.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { prepareOurs } from './our-follow-ups.ts';
import { percentile } from './percentile.ts';

type DueTask = Extract<Task, { readonly kind: 'follow-ups' }>;

/** Follow-ups that come due: how late they were, and what they cost from planning to done. */
export async function measureFollowUps(task: DueTask): Promise<Sample> {
  // Enough to put the contacts into a store on a machine that has other work.
  const due = Date.now() + 6000 + 2 * task.count;
  const dueOf = (place: number): number => due + place * task.apart;
  const followUps = await (task.by.startsWith('bullmq') ? startBullmq : prepareOurs)(task, dueOf);
  const cpu = startCpuMeter(task.servers);
  const late = await fireAll(task, dueOf, (onFired) => followUps.plan(onFired));
  await followUps.settled();
  const drained = Date.now() - dueOf(task.count - 1);
  const used = cpu();
  await followUps.close();
  const lateness = [...late.values()];
  return {
    late_p50_ms: percentile(lateness, 0.5),
    late_p99_ms: percentile(lateness, 0.99),
    // A lone one is late or not; how long a crowd takes is what only a crowd can tell.
    ...(task.apart === 0 ? { drained_ms: drained } : {}),
    cpu_us_per_follow_up: (used.node + used.servers) / task.count,
  };
}

/** Resolves with how late each was when all have fired; rejects when one fires twice. */
function fireAll(
  { count }: DueTask,
  dueOf: (place: number) => number,
  plan: (onFired: (place: number) => void) => Promise<void>,
): Promise<ReadonlyMap<number, number>> {
  const late = new Map<number, number>();
  return new Promise((resolve, reject) => {
    const fired = (place: number): void => {
      if (late.has(place)) {
        reject(new Error('a follow-up fired twice'));
      }
      late.set(place, Date.now() - dueOf(place));
      if (late.size === count) {
        resolve(late);
      }
    };
    const begin = async (): Promise<void> => {
      await plan(fired);
      if (Date.now() > dueOf(0)) {
        throw new Error('planning took longer than there was until they were due');
      }
    };
    begin().catch(reject);
  });
}
