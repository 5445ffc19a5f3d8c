import { type Clock, type Instant, type Millis } from '../../src/domain/time/clock.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves on, stopping at each alarm on the way, those set meanwhile included; they ring before it returns. */
  advance(by: Millis): void;
  /** Goes to a moment: forward as `advance`, backward without ringing. */
  set(to: Instant): void;
  /** Shows a later moment at once, as the simulator's clock does: what rings each second rings once. */
  leap(to: Instant): void;
}

interface Alarm {
  at: Instant;
  readonly ring: () => void;
}

/**
 * A clock that shows `start`. An alarm for a moment that has passed rings in a microtask. One that `leaps` does so
 * always, as a machine's clock does that was put forward or back; where it is put back, what was set before rings
 * after as long as it would have.
 */
export function createFakeClock(
  start: Instant,
  { leaps = false }: { readonly leaps?: boolean } = {},
): FakeClock {
  let now = start;
  const alarms = new Set<Alarm>();
  const fire = (alarm: Alarm): void => {
    if (alarms.delete(alarm)) {
      alarm.ring();
    }
  };
  const next = (until: Instant): Alarm | undefined => {
    const due = [...alarms].filter(({ at }) => at <= until);
    return due.sort((one, other) => one.at - other.at)[0];
  };
  const leap = (to: Instant): void => {
    const back = Math.max(0, now - to);
    alarms.forEach((alarm) => (alarm.at -= back));
    now = to;
    ringUntil(to);
  };
  const ringUntil = (to: Instant): void => {
    for (let alarm = next(to); alarm !== undefined; alarm = next(to)) {
      now = Math.max(now, alarm.at);
      fire(alarm);
    }
    now = to;
  };
  const set = leaps ? leap : ringUntil;
  return {
    now: () => now,
    at: (at, ring) => {
      const alarm = { at, ring };
      alarms.add(alarm);
      if (at <= now) {
        queueMicrotask(() => {
          fire(alarm);
        });
      }
      return () => {
        alarms.delete(alarm);
      };
    },
    advance: (by) => {
      set(now + by);
    },
    set,
    leap,
  };
}
