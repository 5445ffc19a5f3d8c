import { type Millis } from '../../domain/clock.ts';

const seconds = 1000;
const short: readonly Millis[] = [1, 2, 5, 10, 30, 60, 120, 300].map((each) => each * seconds);
const long: readonly Millis[] = [60, 120, 300, 600].map((each) => each * seconds);

/** Waits between connections that grow with each failure in a row. */
export interface Backoff {
  next(pace: 'short' | 'long'): Millis;
  /** All is well again. */
  reset(): void;
}

/** Full jitter: anything up to the step, so that many who lost the same server do not come back at once. */
export function createBackoff(random: () => number): Backoff {
  let failures = 0;
  return {
    next: (pace) => {
      const steps = pace === 'short' ? short : long;
      const step = steps[Math.min(failures, steps.length - 1)] ?? 0;
      failures++;
      return Math.round(pace === 'short' ? step * random() : step * (0.5 + random() / 2));
    },
    reset: () => {
      failures = 0;
    },
  };
}
