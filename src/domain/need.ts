import { type Instant, type Millis } from './time/clock.ts';

/** A family that wrote urgent words. */
export interface Need {
  /** When it last wrote such words, or was answered. */
  readonly at: Instant;
  /** Who last answered, and when; null while nobody has. */
  readonly answer: { readonly by: string; readonly at: Instant } | null;
}

/** So long after urgent words, or after the last answer to them, these are still talked of, at night too. */
export const needLasts: Millis = 12 * 60 * 60 * 1000;
