import { Worker } from 'bullmq';
import { type AlarmData, isAlarm } from './alarm-job.ts';
import { retryStrategy } from './connect-redis.ts';
import { StrangeJob } from './strange-job.ts';

/** Takes what lies in Redis when its time has come. */
export interface AlarmWorker {
  /** Takes nothing more at once; resolves when what it took is rung. `force` when Redis cannot say goodbye. */
  close(how: { readonly force: boolean }): Promise<void>;
}

interface Parts {
  readonly redisUrl: string;
  readonly name: string;
  readonly prefix: string;
  readonly onFault: (error: unknown) => void;
  readonly ring: (data: AlarmData) => Promise<void>;
}

/** How many jobs are rung at once. */
const concurrency = 50;

/** How long Redis may take to say goodbye, in milliseconds. */
const patience = 3000;

function inTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Knows which rings are under way. */
function trackRings(ring: Parts['ring']) {
  const underWay = new Set<Promise<void>>();
  return {
    ring: (data: AlarmData): Promise<void> => {
      const rung = ring(data).finally(() => underWay.delete(rung));
      underWay.add(rung);
      return rung;
    },
    idle: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}

/** The consumer's side of the queue, on connections of its own that wait for Redis as long as it takes. */
export function createAlarmWorker({ redisUrl, name, prefix, onFault, ring }: Parts): AlarmWorker {
  const rings = trackRings(ring);
  const take = async ({ data }: { readonly data: unknown }): Promise<void> => {
    if (isAlarm(data)) {
      await rings.ring(data);
    } else {
      onFault(new StrangeJob());
    }
  };
  const worker = new Worker<unknown>(name, take, {
    connection: { url: redisUrl, maxRetriesPerRequest: null, retryStrategy },
    prefix,
    concurrency,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  worker.on('error', onFault);
  return {
    close: async ({ force }) => {
      const closed = worker.close(force).catch(onFault);
      await rings.idle();
      await inTime(closed);
    },
  };
}
