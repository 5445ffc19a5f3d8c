import { type Cancel, type Clock, type Instant } from '../../domain/time/clock.ts';
import { type AlarmQueue } from './alarm-queue.ts';

/** Takes copies out of Redis when their moment has come and this process has rung. */
export interface CopyClearing {
  plan(end: Instant, job: string): void;
  /** Leaves what is there to the others. */
  stop(): void;
}

interface Parts {
  readonly queue: AlarmQueue;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

/** Clears by a timer for each moment. */
export function createCopyClearing({ queue, clock, onFault }: Parts): CopyClearing {
  const planned = new Map<Instant, { readonly jobs: string[]; readonly cancel: Cancel }>();
  const clear = (end: Instant): void => {
    const jobs = planned.get(end)?.jobs ?? [];
    planned.delete(end);
    if (queue.isReady()) {
      queue.remove(jobs).catch(onFault);
    }
  };
  return {
    plan: (end, job) => {
      const found = planned.get(end);
      if (found !== undefined) {
        found.jobs.push(job);
        return;
      }
      const cancel = clock.at(end, () => {
        clear(end);
      });
      planned.set(end, { jobs: [job], cancel });
    },
    stop: () => {
      planned.forEach(({ cancel }) => {
        cancel();
      });
      planned.clear();
    },
  };
}
