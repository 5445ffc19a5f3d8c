import { Queue, Worker } from 'bullmq';
import { type Task } from '../task.ts';
import { type FollowUps } from './follow-ups.ts';

/** One delayed job for each follow-up, added in bulk; the worker has nothing to do but to say that it came. */
export function startBullmq(task: Extract<Task, { readonly kind: 'follow-ups' }>, due: number): FollowUps {
  const connection = { url: task.redisUrl };
  const queue = new Queue<{ readonly contact: string }>('follow-ups', { connection });
  let worker: Worker | undefined;
  return {
    plan: async (onFired) => {
      const jobs = Array.from({ length: task.count }, (_, place) => ({
        name: 'follow-up',
        data: { contact: `c${place}` },
        opts: { delay: due - Date.now(), removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
      worker = new Worker(
        'follow-ups',
        () => {
          onFired();
          return Promise.resolve();
        },
        { connection, concurrency: 64 },
      );
    },
    // Ends when the last jobs are put away, which counts.
    settled: async () => worker?.close(),
    close: async () => {
      await queue.close();
    },
  };
}
