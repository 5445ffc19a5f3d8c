import { randomUUID } from 'node:crypto';
import { type Cancel, type Clock, type Millis } from '../../domain/time/clock.ts';
import { type Leases } from '../../store/leases.ts';

/** Shows that a process runs which holds nothing that only one may hold. */
export interface Presence {
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface PresenceParts {
  readonly leases: Leases;
  /** Real time. */
  readonly clock: Clock;
}

const lasts: Millis = 10_000;
const every: Millis = lasts / 3;

/**
 * A lease that is as good as any other: without it a restore or a move would take a database that only pages are open
 * on for one that nobody uses. The places are numbered, so that those of the dead are taken again.
 */
export function createPresence({ leases, clock }: PresenceParts): Presence {
  const owner = randomUUID();
  let place = 1;
  let stopped = false;
  let cancel: Cancel = () => undefined;
  const nameOf = (): string => `web ${String(place)}`;

  const hold = async (): Promise<void> => {
    while ((await leases.take({ name: nameOf(), owner, now: clock.now(), lasts })) === null) {
      place += 1;
    }
  };
  const go = async (): Promise<void> => {
    // Where the store is away it is tried again.
    await hold().catch(() => undefined);
    if (!stopped) {
      cancel = clock.at(clock.now() + every, () => void go());
    }
  };

  return {
    start: go,
    stop: async () => {
      stopped = true;
      cancel();
      await leases.drop(nameOf(), owner).catch(() => undefined);
    },
  };
}
