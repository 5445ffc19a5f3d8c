import { randomUUID } from 'node:crypto';
import { type Cancel, type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Leases } from '../../store/leases.ts';
import { horizon } from '../attend/follow.ts';
import { type Path } from '../path.ts';
import { isBusy } from '../attend/seat.ts';
import { sweep } from './sweep.ts';

/** Sweeps at start and from then on, in one process at a time. */
export interface Sweeper {
  start(): void;
  stop(): void;
  /** Does at once what would be done within the second, where it has been started. */
  readonly hurry: () => void;
}

/** A process alone looks once a minute, a minute ahead; nobody else can have left anything behind. */
const minute: Millis = 60_000;
/** Of several, one looks every second for what another has left lying, since that may be dead. */
const often: Millis = 1000;
const lyingFor: Millis = 3000;

interface SweeperParts {
  readonly leases: Leases | null;
  readonly clock: Clock;
  readonly realClock: Clock;
}

/** A sweeper for this process. */
export function createSweeper(path: Path, { leases, clock, realClock }: SweeperParts): Sweeper {
  let cancelSweep: Cancel = () => undefined;
  let cancelWork: Cancel = () => undefined;
  let on = false;
  let underWay = false;

  const lookAlone = oneAtATime(() => sweep(path, { lying: 0, ahead: horizon, shared: false }));
  const alone = (): void => {
    path.work.do(lookAlone);
    cancelSweep = clock.at(clock.now() + minute, alone);
  };

  const round = leases ? createRound(path, leases, realClock) : () => path.chores?.run() ?? Promise.resolve();
  const eachSecond = (): void => {
    // Who is alone, and not through yet, is asked again in a second; a lease must be renewed meanwhile.
    if (leases || !underWay) {
      underWay = true;
      path.work.do(() => round().finally(() => (underWay = false)));
    }
    cancelWork = realClock.at(realClock.now() + often, eachSecond);
  };

  return {
    start: () => {
      on = true;
      if (!leases) {
        alone();
      }
      if (leases || path.chores) {
        eachSecond();
      }
    },
    stop: () => {
      on = false;
      cancelSweep();
      cancelWork();
    },
    hurry: () => {
      if (on) {
        path.work.do(round);
      }
    },
  };
}

/** Work of which there is one at a time: whoever asks meanwhile is served by one more at its end. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let under = false;
  let asked = 0;
  return async () => {
    asked += 1;
    if (under) {
      return;
    }
    under = true;
    try {
      for (let served = 0; served !== asked;) {
        served = asked;
        await work();
      }
    } finally {
      under = false;
    }
  };
}

/** One look among several processes: by whoever holds the lease, once a minute also ahead. */
function createRound(path: Path, leases: Leases, clock: Clock): () => Promise<void> {
  const owner = randomUUID();
  let latest: { readonly fence: number; readonly at: Instant } | null = null;
  let sweeping = false;
  const look = async (fence: number, now: Instant): Promise<void> => {
    // The alarms that the one before us had set may have died with it.
    const looksAhead = latest?.fence !== fence || now >= latest.at + minute;
    sweeping = true;
    try {
      await sweep(path, { lying: lyingFor, ahead: looksAhead ? horizon : 0, shared: true });
      // Not before: a look that the store cut short has not set all alarms.
      latest = looksAhead ? { fence, at: now } : latest;
    } finally {
      sweeping = false;
    }
  };
  return async () => {
    tidyOwn(path);
    const now = clock.now();
    const fence = await leases.take({ name: 'sweep', owner, now, lasts: 2 * often });
    if (fence === null) {
      return;
    }
    // A crowd takes longer than a second to be taken up, and to list it all again only makes it take longer.
    if (!sweeping) {
      await look(fence, now);
    }
    await path.chores?.run();
  };
}

/** What has been settled here is dropped from its document before others find it lying and read it all again. */
function tidyOwn(path: Path): void {
  for (const seat of path.seats.all()) {
    if (seat.settled.size > 0 && !isBusy(seat)) {
      path.tidy(seat);
    }
  }
}
