import { type Instant } from '../../domain/time/clock.ts';

/** Work for the programme as a whole, done by one process at a time: handing out a broadcast, planning campaigns. */
export interface Chore {
  /**
   * Does what is to be done now; called about once a second by whoever holds the lease of the sweep, never twice at
   * once in one process. A process that lost the lease may still be at it, so it must be harmless to do it twice.
   */
  run(): Promise<void>;
  /** When there will be something to do, for a clock that is moved; null while nothing is planned. */
  next(): Promise<Instant | null>;
}
