import { type Clock, type Instant, type Millis } from '../domain/time/clock.ts';

/** Timers of Node fire at once when asked for more than about 24 days; longer waits are taken in pieces. */
const longestTimer: Millis = 2_000_000_000;

/** The machine's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  at: (at, ring) => ringAt(() => Date.now(), at, ring),
};

/** A clock that can be set forward and tells everybody who waits. */
export interface MovableClock extends Clock {
  /** Shows `to` from now on and goes on at the normal pace; never backwards. */
  moveTo(to: Instant): void;
  /** How far it is ahead of the machine's time. */
  offset(): Millis;
}

/** A clock that runs `offset` ahead of the machine's and can be moved further. */
export function createMovableClock(offset: Millis): MovableClock {
  const waiting = new Set<() => void>();
  let ahead = offset;
  const now = (): Instant => Date.now() + ahead;
  return {
    now,
    offset: () => ahead,
    at: (at, ring) => {
      let cancel = ringAt(now, at, done);
      function done(): void {
        waiting.delete(rearm);
        ring();
      }
      function rearm(): void {
        cancel();
        cancel = ringAt(now, at, done);
      }
      waiting.add(rearm);
      return () => {
        waiting.delete(rearm);
        cancel();
      };
    },
    moveTo: (to) => {
      ahead += Math.max(0, to - now());
      for (const rearm of [...waiting]) {
        rearm();
      }
    },
  };
}

function ringAt(now: () => Instant, at: Instant, ring: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const left = at - now();
    timer = setTimeout(left > longestTimer ? arm : ring, Math.min(Math.max(left, 0), longestTimer));
  };
  arm();
  return () => {
    clearTimeout(timer);
  };
}

/** A clock that stands at `start` until it is moved: what is played on it takes no time. */
export function createStandingClock(start: Instant): MovableClock {
  const waiting = new Set<{ readonly at: Instant; readonly ring: () => void }>();
  let now = start;
  const ringDue = (): void => {
    for (const alarm of [...waiting].filter(({ at }) => at <= now)) {
      waiting.delete(alarm);
      alarm.ring();
    }
  };
  return {
    now: () => now,
    offset: () => now - Date.now(),
    at: (at, ring) => {
      const alarm = { at, ring };
      waiting.add(alarm);
      if (at <= now) {
        queueMicrotask(ringDue);
      }
      return () => {
        waiting.delete(alarm);
      };
    },
    moveTo: (to) => {
      now = Math.max(now, to);
      ringDue();
    },
  };
}
