import { type Instant, type Millis } from '../../src/domain/time/clock.ts';
import { type Scheduler } from '../../src/queue/scheduler.ts';

/** A new scheduler of some implementation, for one test. */
export interface SchedulerUnderTest {
  readonly scheduler: Scheduler;
  now(): Instant;
  /** Lets time go by and whatever it rings be called; an implementation on a real clock really waits. */
  pass(by: Millis): Promise<void>;
  /** What `ring` threw and was reported, so far. */
  errors(): readonly unknown[];
  dispose(): Promise<void>;
}

/** Makes a scheduler for each test. */
export type SchedulerFactory = () => Promise<SchedulerUnderTest>;
