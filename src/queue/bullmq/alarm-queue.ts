import { Queue } from 'bullmq';
import { type Redis } from 'ioredis';
import { type AlarmData, type AlarmJob } from './alarm-job.ts';

/** The way into Redis. Nothing here waits for a Redis that is down: what cannot be said now is not said. */
export interface AlarmQueue {
  /** Whether Redis answers just now. */
  isReady(): boolean;
  add(jobs: readonly AlarmJob[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly client: Redis;
  readonly name: string;
  readonly prefix: string;
  readonly onFault: (error: unknown) => void;
}

/** The producer's side of a queue, on a connection that is closed by who made it. */
export function createAlarmQueue({ client, name, prefix, onFault }: Parts): AlarmQueue {
  const queue = new Queue<AlarmData>(name, { connection: client, prefix });
  queue.on('error', onFault);
  return {
    isReady: () => client.status === 'ready',
    add: async (jobs) => {
      await queue.addBulk(
        jobs.map(({ id, ids, by, delay }) => ({
          name: 'ring',
          data: { ids, by },
          opts: { jobId: id, delay, attempts: 1, removeOnComplete: true, removeOnFail: true },
        })),
      );
    },
    remove: async (ids) => {
      await Promise.all(ids.map((id) => queue.remove(id)));
    },
    close: () => queue.close().catch(onFault),
  };
}
