/** Counts what is under way, so that a stop and the simulator's clock can wait until it has ended. */
export interface Work {
  /** Runs `task` and counts it until it has ended. Its fault goes to `onFault`, nowhere else. */
  do(task: () => Promise<void>): void;
  /** How much is under way. */
  count(): number;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
  /** Resolves when less than this is under way: how a long task, itself counted, waits for the rest. */
  below(limit: number): Promise<void>;
}

interface Waiter {
  readonly limit: number;
  readonly resolve: () => void;
}

/** A counter of work. */
export function createWork({ onFault }: { onFault: (fault: unknown) => void }): Work {
  let under = 0;
  let waiting: readonly Waiter[] = [];

  const end = (): void => {
    under--;
    const ready = waiting.filter(({ limit }) => under < limit);
    if (ready.length > 0) {
      waiting = waiting.filter((each) => !ready.includes(each));
      ready.forEach(({ resolve }) => {
        resolve();
      });
    }
  };

  const below = (limit: number): Promise<void> =>
    under < limit
      ? Promise.resolve()
      : new Promise((resolve) => {
          waiting = [...waiting, { limit, resolve }];
        });

  return {
    do: (task) => {
      under++;
      task().catch(onFault).finally(end);
    },
    count: () => under,
    done: () => below(1),
    below,
  };
}
