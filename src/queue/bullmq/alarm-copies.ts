import { type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';
import { type AlarmJob } from './alarm-job.ts';
import { type AlarmQueue } from './alarm-queue.ts';
import { type CopyClearing, createCopyClearing } from './copy-clearing.ts';
import { type Alarm, type Shared, shareJobs } from './share-jobs.ts';

/** Alarms in Redis: for others to ring, or to ring in our stead should this process not live to do so. */
export interface AlarmCopies {
  note(id: string, at: Instant): void;
  /** Whether this process rings itself, so that the others wait until it is late. */
  ringHere(here: boolean): void;
  /** Hands over what is not copied yet. The copies stay. */
  stop(): Promise<void>;
}

interface Parts {
  readonly queue: AlarmQueue;
  readonly clock: Clock;
  /** The name of this process, letters first. */
  readonly by: string;
  readonly onFault: (error: unknown) => void;
}

/** How late a process may be before the others ring for it. */
const lateness: Millis = 1500;

/** How long alarms gather before they are copied: what has rung by then need not be. In real milliseconds. */
const gathering = 200;

/** The most alarms that wait for a Redis that is away; the sweep knows the rest. */
const mostWaiting = 50_000;

interface Moment {
  readonly here: boolean;
  readonly now: Instant;
}

/** Sends alarms as shared jobs: for their moment, or for later when this process rings at their moment itself. */
function createSender({ queue, by, onFault }: Parts, clearing: CopyClearing) {
  let count = 0;
  const jobOf = ({ end, ids }: Shared, { here, now }: Moment): AlarmJob => {
    count += 1;
    const delay = Math.max(0, end + (here ? lateness : 0) - now);
    return { id: `alarm-${String(end)}-${by}-${String(count)}`, ids, by: here ? by : null, delay };
  };
  return async (alarms: readonly Alarm[], moment: Moment): Promise<void> => {
    const jobs = shareJobs(alarms, moment.now).map((shared) => {
      const job = jobOf(shared, moment);
      if (moment.here) {
        clearing.plan(shared.end, job.id);
      }
      return job;
    });
    await queue.add(jobs).catch(onFault);
  };
}

/** Copies alarms to shared jobs, whole groups at a time. Never throws and never waits for Redis. */
export function createAlarmCopies(parts: Parts): AlarmCopies {
  const clearing = createCopyClearing(parts);
  const send = createSender(parts, clearing);
  let waiting: Alarm[] = [];
  let timer: NodeJS.Timeout | undefined;
  let [here, stopped] = [false, false];

  const flush = async (): Promise<void> => {
    timer = undefined;
    const now = parts.clock.now();
    waiting = here ? waiting.filter(({ at }) => at > now) : waiting;
    if (parts.queue.isReady() && waiting.length > 0) {
      await send(waiting.splice(0), { here, now });
    } else if (!here && !stopped && waiting.length > 0) {
      arm(gathering);
    }
  };
  const arm = (pause: number): void => {
    timer ??= setTimeout(() => void flush(), pause);
  };
  return {
    note: (id, at) => {
      if (!stopped) {
        // Where there is no room for it, those that wait go all the same as soon as Redis is back.
        waiting.push(...(waiting.length < mostWaiting ? [{ id, at }] : []));
        arm(here ? gathering : 0);
      }
    },
    ringHere: (now) => {
      here = now;
      if (!here) {
        clearing.stop();
      }
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await flush();
      clearing.stop();
    },
  };
}
