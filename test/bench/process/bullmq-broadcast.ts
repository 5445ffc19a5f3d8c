import { Queue, Worker } from 'bullmq';
import { type BroadcastTask, type ReadyBroadcast } from './broadcast.ts';
import { openJobStates } from './job-states.ts';

/**
 * One job for each recipient, added in bulk. `bullmq` only sends; `bullmq-mongodb` also keeps the state of each
 * recipient, by one majority write in each job.
 */
export async function prepareBullmqBroadcast(task: BroadcastTask): Promise<ReadyBroadcast> {
  const connection = { url: task.redisUrl };
  const queue = new Queue<{ readonly place: number }>('broadcast', { connection });
  const states = await openJobStates(task.by === 'bullmq' ? null : task.mongoUri);
  await queue.waitUntilReady();
  let worker: Worker | undefined;
  return {
    tell: async (onSent) => {
      let left = task.count;
      const done = new Promise<void>((resolve, reject) => {
        worker = new Worker<{ readonly place: number }>(
          'broadcast',
          async ({ data: { place } }) => {
            onSent(place);
            await states.keep(place);
          },
          { connection, concurrency: 64 },
        );
        worker.on('completed', () => {
          left -= 1;
          if (left === 0) {
            resolve();
          }
        });
        worker.on('failed', (_job, fault) => {
          reject(fault);
        });
      });
      for (let first = 0; first < task.count; first += 1000) {
        const size = Math.min(1000, task.count - first);
        const places = Array.from({ length: size }, (_, index) => first + index);
        await queue.addBulk(
          places.map((place) => ({ name: 'tell', data: { place }, opts: { removeOnComplete: true } })),
        );
      }
      await done;
      await worker?.close();
    },
    close: async () => {
      await Promise.all([queue.close(), states.close()]);
    },
  };
}
