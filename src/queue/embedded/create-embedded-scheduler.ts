import { type Cancel, type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Ring, type Scheduler } from '../scheduler.ts';
import { createAlarmBook } from './alarm-book.ts';

interface SchedulerParts {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Calls `ring`, which may overlap with itself, and knows which calls are still under way. */
function createRinger(ring: Ring, onError: (error: unknown) => void) {
  const underWay = new Set<Promise<void>>();
  const call = async (ids: readonly string[]): Promise<void> => {
    try {
      await ring(ids);
    } catch (error) {
      onError(error);
    }
  };
  return {
    ring: (ids: readonly string[]): void => {
      const called = call(ids).finally(() => underWay.delete(called));
      underWay.add(called);
    },
    idle: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}

/** One timer, for whatever comes first. */
function createTimer(clock: Clock, ring: () => void) {
  let set: { readonly at: Instant; readonly cancel: Cancel } | null = null;
  const clear = (): void => {
    set?.cancel();
    set = null;
  };
  return {
    clear,
    setFor: (at: Instant): void => {
      if (set !== null && set.at <= at) {
        return;
      }
      clear();
      const cancel = clock.at(at, () => {
        set = null;
        ring();
      });
      set = { at, cancel };
    },
  };
}

/**
 * The alarm clock of a single process, in memory: a wake for an earlier moment does not undo the later one, both
 * ring. It holds each pair of contact and moment until it comes, so wakes should lie within a horizon and a sweep
 * should ask again for what lies beyond. What `ring` throws goes to `onError` and changes nothing.
 *
 * `createEmbeddedScheduler({ clock, onError: (error) => log.error({ err: error }, 'ring failed') })`
 */
export function createEmbeddedScheduler({ clock, onError }: SchedulerParts): Scheduler {
  const book = createAlarmBook();
  let ringer: ReturnType<typeof createRinger> | null = null;
  let stopped = false;
  const timer = createTimer(clock, () => {
    const due = book.takeDue(clock.now());
    if (due.length > 0) {
      ringer?.ring(due);
    }
    setTimer();
  });
  const setTimer = (): void => {
    const earliest = book.earliest();
    if (ringer !== null && !stopped && earliest !== undefined) {
      timer.setFor(earliest);
    }
  };
  return {
    start: (ring) => {
      ringer = createRinger(ring, onError);
      setTimer();
      return Promise.resolve();
    },
    wake: (id, at) => {
      if (!stopped) {
        book.add(id, at);
        setTimer();
      }
    },
    serve: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    stop: async () => {
      stopped = true;
      timer.clear();
      await ringer?.idle();
    },
  };
}
