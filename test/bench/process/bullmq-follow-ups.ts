import { Queue, Worker } from 'bullmq';
import { type FollowUps, type FollowUpTask } from './follow-ups.ts';

/** One delayed job for each follow-up, added in bulk; the worker has nothing to do but to say that it came. */
export function startBullmq(task: FollowUpTask, dueOf: (place: number) => number): FollowUps {
  const connection = { url: task.redisUrl };
  const queue = new Queue<{ readonly place: number }>('follow-ups', { connection });
  let worker: Worker<{ readonly place: number }> | undefined;
  return {
    plan: async (onFired) => {
      const jobs = Array.from({ length: task.count }, (_, place) => ({
        name: 'follow-up',
        data: { place },
        opts: { delay: dueOf(place) - Date.now(), removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
      worker = new Worker(
        'follow-ups',
        ({ data }) => {
          onFired(data.place);
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
