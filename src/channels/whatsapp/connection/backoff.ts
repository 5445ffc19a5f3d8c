import { type Millis } from '../../../domain/time/clock.ts';

const seconds = 1000;
const short: readonly Millis[] = [1, 2, 5, 10, 30, 60, 120, 300].map((each) => each * seconds);
const long: readonly Millis[] = [60, 120, 300, 600].map((each) => each * seconds);

/** What failed: `open`, a connection that had stood and was lost; `closed`, one that never came to stand. */
export type Failure = 'open' | 'closed';

/** Waits between connections that grow with each failure in a row. */
export interface Backoff {
  next(pace: 'short' | 'long', failure: Failure): Millis;
  /** All is well again. */
  reset(): void;
}

/** A network that lets us in and drops us soon, as in a village, is worth more tries than one that lets nobody in. */
const weights: Readonly<Record<Failure, number>> = { open: 1, closed: 5 };

/** Full jitter: anything up to the step, so that many who lost the same server do not come back at once. */
export function createBackoff(random: () => number): Backoff {
  let weight = 0;
  return {
    next: (pace, failure) => {
      const steps = pace === 'short' ? short : long;
      const step = steps[Math.min(Math.floor(weight / weights.closed), steps.length - 1)] ?? 0;
      weight += weights[failure];
      return Math.round(pace === 'short' ? step * random() : step * (0.5 + random() / 2));
    },
    reset: () => {
      weight = 0;
    },
  };
}
