import { type Clock, type Millis } from '../../domain/time/clock.ts';
import { createWork, type Work } from '../work.ts';

/** Messages that a network took and the store does not know of yet: after a crash they would be sent again. */
export interface Unsettled {
  has(message: string): boolean;
  /**
   * Writes down that a message is out. Rejects with the first fault of the store, which is told again and again from
   * then on, and `late` is called when it knows: only this process can tell, and another one that holds the channel
   * by then would repeat the message.
   */
  writeDown(message: string, write: () => Promise<void>, late?: () => void): Promise<void>;
  count(): number;
  /** Resolves when there are less than so many. */
  below(limit: number): Promise<void>;
}

interface Parts {
  /** Real time. */
  readonly clock: Clock;
  /** What each new try counts as. */
  readonly work: Work;
  readonly stopping: () => boolean;
}

/** How long the store is left alone before it is told again. */
const pause: Millis = 500;

/** Nothing is unsettled yet. */
export function createUnsettled({ clock, work, stopping }: Parts): Unsettled {
  const known = new Map<string, () => void>();
  const counted = createWork({ onFault: () => undefined });
  const keep = (message: string): void => {
    counted.do(() => new Promise((written) => known.set(message, written)));
  };
  const tell = async (message: string, write: () => Promise<void>): Promise<void> => {
    await write();
    known.get(message)?.();
    known.delete(message);
  };
  const tellAgain = (message: string, write: () => Promise<void>, late: () => void): void => {
    clock.at(clock.now() + pause, () => {
      if (!stopping()) {
        work.do(() =>
          tell(message, write).then(late, (fault: unknown) => {
            tellAgain(message, write, late);
            throw fault;
          }),
        );
      }
    });
  };
  return {
    has: (message) => known.has(message),
    writeDown: async (message, write, late = () => undefined) => {
      keep(message);
      try {
        await tell(message, write);
      } catch (fault) {
        tellAgain(message, write, late);
        throw fault;
      }
    },
    count: () => counted.count(),
    below: (limit) => counted.below(limit),
  };
}
