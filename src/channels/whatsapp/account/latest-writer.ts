import { type Clock, type Millis } from '../../../domain/time/clock.ts';

/** Writes the latest state of something: one write at a time, what changed meanwhile goes with the next. */
export interface LatestWriter {
  /** There is something new to be written. */
  readonly changed: () => void;
  /** Resolves when all that was changed so far is durable, or nothing is written any more. */
  settled(): Promise<void>;
  /** Writes no more, whatever is still to be written. */
  close(): void;
}

/** What a writer needs. */
export interface LatestWriterOptions {
  /** Makes what stands there now durable. */
  readonly write: () => Promise<void>;
  /** Told of each write that failed; it is tried again. */
  readonly onFault: (fault: unknown) => void;
  readonly clock: Clock;
}

const tryAgainAfter: Millis = 1000;

/** A writer that goes on trying while the store fails. */
export function createLatestWriter({ write, onFault, clock }: LatestWriterOptions): LatestWriter {
  const state = { dirty: false, closed: false, wakeUp: () => undefined as unknown };
  let work: Promise<void> | null = null;
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.at(clock.now() + tryAgainAfter, resolve);
      state.wakeUp = () => {
        cancel();
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (state.dirty && !state.closed) {
      state.dirty = false;
      try {
        await write();
      } catch (fault) {
        state.dirty = true;
        onFault(fault);
        await rest();
      }
    }
    work = null;
  };
  return {
    changed: () => {
      state.dirty = true;
      work ??= run();
    },
    settled: async () => {
      await work;
    },
    close: () => {
      state.closed = true;
      state.wakeUp();
    },
  };
}
