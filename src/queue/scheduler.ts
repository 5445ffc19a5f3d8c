import { type Instant } from '../domain/time/clock.ts';

/** Told the ids of contacts whose time has come. */
export type Ring = (ids: readonly string[]) => Promise<void>;

/** The alarm clock. Carries no truth: losing it loses time, never a message. */
export interface Scheduler {
  /** From now on `ring` is called with the ids whose time has come; due together, rung together. */
  start(ring: Ring): Promise<void>;
  /**
   * Rings for a contact at `at`, or at once when that has passed. Asking twice for one moment rings once. With a
   * `role` (the name of a channel) it rings in the process that serves that role, else in any one.
   */
  wake(id: string, at: Instant, role?: string): void;
  /** From now on this process answers what rings for a role. A process alone serves every role. */
  serve(role: string): Promise<void>;
  /** Leaves a role to the others. */
  leave(role: string): Promise<void>;
  /** Resolves when no ring is under way any more; none comes after. */
  stop(): Promise<void>;
}
