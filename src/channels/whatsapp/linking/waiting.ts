import { type Clock } from '../../../domain/time/clock.ts';
import { type WaitFor } from './pair.ts';

/** Lets callers wait until something that others change has changed. */
export interface Waiting {
  readonly waitFor: WaitFor;
  /** Something changed: those who wait look again. */
  readonly changed: () => void;
}

/** Nobody waits yet. */
export function createWaiting(clock: Clock): Waiting {
  const looking = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...looking]) {
        look();
      }
    },
    waitFor: (holds, limit) =>
      new Promise((resolve) => {
        const finish = (): void => {
          looking.delete(look);
          cancel();
          resolve(holds());
        };
        const look = (): void => {
          if (holds()) {
            finish();
          }
        };
        const cancel = clock.at(clock.now() + limit, finish);
        looking.add(look);
        look();
      }),
  };
}
