/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** How long something lasts, in milliseconds. */
export type Millis = number;

/** Calls back what was asked for, unless it is called first. */
export type Cancel = () => void;

/**
 * The only source of time. Everything that asks what time it is, or waits, is given one of these, so that a
 * test or the simulator can move a month in a second.
 */
export interface Clock {
  readonly now: () => Instant;
  /** Calls `ring` once the clock shows `at` or later; a moment that has passed rings at the next tick. */
  readonly at: (at: Instant, ring: () => void) => Cancel;
}
