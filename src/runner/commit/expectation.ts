import { type Clock, type Millis } from '../../domain/time/clock.ts';

/** Resolves when all input that is ready by now has been read and handled. */
export function restOfTick(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Readings under way that will probably lead to a write soon. */
export interface Expectation {
  /** Passes the work through; until it is settled, something is expected. */
  of<T>(work: Promise<T>): Promise<T>;
  /** To be called when something came. */
  came(): void;
  /** Resolves as soon as `isThere`, when nothing is expected any more, or when patience is over. */
  wait(isThere: () => boolean): Promise<void>;
}

/** What waits must be durable within 50 ms, and a read that takes longer than this may take seconds. */
const patience: Millis = 20;

interface State {
  expected: number;
  tell: () => void;
}

async function wait(state: State, clock: Clock, isThere: () => boolean): Promise<void> {
  const time = { isUp: false };
  const cancel = clock.at(clock.now() + patience, () => {
    time.isUp = true;
    state.tell();
  });
  while (state.expected > 0 && !time.isUp && !isThere()) {
    await new Promise<void>((told) => (state.tell = told));
    // What follows from a reading comes in the tick after it.
    await restOfTick();
  }
  cancel();
}

/** Expects nothing yet; `clock` is real time. */
export function createExpectation({ clock }: { readonly clock: Clock }): Expectation {
  const state: State = { expected: 0, tell: () => undefined };
  return {
    of: (work) => {
      state.expected += 1;
      const end = (): void => {
        state.expected -= 1;
        state.tell();
      };
      // Beside it, since whoever asked need not wait for us.
      void work.then(end, end);
      return work;
    },
    came: () => {
      state.tell();
    },
    wait: async (isThere) => {
      if (state.expected > 0 && !isThere()) {
        await wait(state, clock, isThere);
      }
    },
  };
}
