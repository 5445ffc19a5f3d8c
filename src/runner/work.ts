/** Counts what is under way, so that a stop and the simulator's clock can wait for its end. */
export interface Work {
  /** Runs `task` and counts it until it has ended. Its fault goes to `onFault`, nowhere else. */
  do(task: () => Promise<void>): void;
  /** How much is under way. */
  count(): number;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
}

/** A counter of work. */
export function createWork({ onFault }: { onFault: (fault: unknown) => void }): Work {
  let under = 0;
  let waiting: (() => void)[] = [];

  const end = (): void => {
    under--;
    if (under === 0) {
      const ready = waiting;
      waiting = [];
      for (const each of ready) {
        each();
      }
    }
  };

  return {
    do: (task) => {
      under++;
      task().catch(onFault).finally(end);
    },
    count: () => under,
    done: () => (under === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
