import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { startBullmq } from './bullmq-follow-ups.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { prepareOurs } from './our-follow-ups.ts';
import { percentile } from './percentile.ts';

type FollowUpTask = Extract<Task, { readonly kind: 'follow-ups' }>;

/** Follow-ups that are due in the same second: how late they were, and what they cost from planning to done. */
export async function measureFollowUps(task: FollowUpTask): Promise<Sample> {
  const due = Date.now() + 6000 + task.count;
  const followUps = task.by === 'bullmq' ? startBullmq(task, due) : await prepareOurs(task, due);
  const cpu = startCpuMeter(task.servers);
  const late: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const fired = (): void => {
      if (late.push(Date.now() - due) === task.count) {
        resolve();
      }
    };
    const begin = async (): Promise<void> => {
      await followUps.plan(fired);
      if (Date.now() > due) {
        throw new Error('planning took longer than there was until they were due');
      }
    };
    begin().catch(reject);
  });
  await followUps.settled();
  const drained = Date.now() - due;
  const used = cpu();
  await followUps.close();
  return {
    late_p50_ms: percentile(late, 0.5),
    late_p99_ms: percentile(late, 0.99),
    drained_ms: drained,
    cpu_us_per_follow_up: (used.node + used.servers) / task.count,
  };
}
