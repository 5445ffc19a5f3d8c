import { type Redis } from 'ioredis';
import { type Clock, type Instant } from '../../domain/time/clock.ts';
import { createEmbeddedScheduler } from '../embedded/create-embedded-scheduler.ts';
import { type Ring } from '../scheduler.ts';
import { createAlarmCopies } from './alarm-copies.ts';
import { type AlarmData } from './alarm-job.ts';
import { createAlarmQueue } from './alarm-queue.ts';
import { type AlarmWorker, createAlarmWorker } from './alarm-worker.ts';

/** The alarms that one role answers. */
export interface RoleAlarms {
  wake(id: string, at: Instant): void;
  /** From now on this process rings for the role; null: it no longer does. */
  serve(ring: Ring | null): Promise<void>;
  /** Resolves when nothing of it rings any more. */
  stop(): Promise<void>;
}

/** What every role shares. */
export interface AlarmParts {
  readonly redisUrl: string;
  readonly client: Redis;
  readonly prefix: string;
  readonly clock: Clock;
  /** The name of this process, letters first. */
  readonly by: string;
  /** Told what a ring threw. */
  readonly onError: (error: unknown) => void;
  /** Told what is wrong with Redis. */
  readonly onFault: (error: unknown) => void;
}

/** Rings for what others left; what this process rings itself is not rung again. */
function takeOver({ by, onError }: AlarmParts, ring: Ring) {
  return async (alarm: AlarmData): Promise<void> => {
    if (alarm.by === by) {
      return;
    }
    try {
      await ring(alarm.ids);
    } catch (error) {
      onError(error);
    }
  };
}

/** At most one worker, changed for another or none. */
function createWorkerPlace(parts: AlarmParts, { name, isReady }: { name: string; isReady: () => boolean }) {
  let worker: AlarmWorker | undefined;
  return async (ring: Ring | null): Promise<void> => {
    const closing = worker?.close({ force: !isReady() });
    worker = ring === null ? undefined : createAlarmWorker({ ...parts, name, ring: takeOver(parts, ring) });
    await closing;
  };
}

/** A queue in Redis for the role, and a timer of this process while it serves it. */
export function createRoleAlarms(parts: AlarmParts, name: string): RoleAlarms {
  const { clock, onError } = parts;
  const queue = createAlarmQueue({ ...parts, name });
  const copies = createAlarmCopies({ ...parts, queue });
  const own = createEmbeddedScheduler({ clock, onError });
  let ringing: Ring | null = null;
  const work = createWorkerPlace(parts, { name, isReady: () => queue.isReady() });
  /** What was planned while this process still served the role goes to who serves it now. */
  const ringOrHandOver: Ring = async (ids) => {
    if (ringing !== null) {
      await ringing(ids);
      return;
    }
    ids.forEach((id) => {
      copies.note(id, clock.now());
    });
  };
  const begun = own.start(ringOrHandOver);
  return {
    wake: (id, at) => {
      if (ringing !== null) {
        own.wake(id, at);
      }
      copies.note(id, at);
    },
    serve: async (ring) => {
      await begun;
      ringing = ring;
      copies.ringHere(ring !== null);
      await work(ring);
    },
    stop: async () => {
      await Promise.all([work(null), own.stop(), copies.stop()]);
      await queue.close();
    },
  };
}
