import { Queue, Worker } from 'bullmq';
import { type FollowUps, type FollowUpTask } from './follow-ups.ts';
import { openJobStates } from './job-states.ts';

/**
 * One delayed job for each follow-up, added in bulk. Of `bullmq` the worker has nothing to do but to say that it came;
 * of `bullmq-mongodb` it also keeps that it did, by one majority write in each job.
 */
export async function startBullmq(task: FollowUpTask, dueOf: (place: number) => number): Promise<FollowUps> {
  const connection = { url: task.redisUrl };
  const queue = new Queue<{ readonly place: number }>('follow-ups', { connection });
  const states = await openJobStates(task.by === 'bullmq-mongodb' ? task.mongoUri : null);
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
          return states.keep(data.place);
        },
        { connection, concurrency: 64 },
      );
    },
    // Ends when the last jobs are put away, which counts.
    settled: async () => worker?.close(),
    close: async () => {
      await Promise.all([queue.close(), states.close()]);
    },
  };
}
