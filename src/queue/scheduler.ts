import { type Instant } from '../domain/clock.ts';

/** The alarm clock. Carries no truth: losing it loses time, never a message. */
export interface Scheduler {
  /** From now on `ring` is called with the ids whose time has come; due together, rung together. */
  start(ring: (ids: readonly string[]) => Promise<void>): Promise<void>;
  /** Rings for a contact at `at`, or at once when that has passed. Asking twice for one moment rings once. */
  wake(id: string, at: Instant): void;
  /** Resolves when no ring is under way any more; none comes after. */
  stop(): Promise<void>;
}
