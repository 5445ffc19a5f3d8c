import { randomUUID } from 'node:crypto';
import { type Cancel, type Clock, type Millis } from '../domain/clock.ts';
import { type Leases } from '../store/leases.ts';
import { horizon } from './follow.ts';
import { type Path } from './path.ts';
import { sweep } from './sweep.ts';

/** Sweeps at start and from then on, in one process at a time. */
export interface Sweeper {
  start(): void;
  stop(): void;
}

/** A process alone looks once a minute, a minute ahead; nobody else can have left anything behind. */
const minute: Millis = 60_000;
/** Of several, one looks every few seconds for what another has left lying, since that may be dead. */
const often: Millis = 4000;
const lyingFor: Millis = 3000;

/** A sweeper for this process. */
export function createSweeper(
  path: Path,
  {
    leases,
    clock,
    realClock,
  }: {
    readonly leases: Leases | null;
    readonly clock: Clock;
    readonly realClock: Clock;
  },
): Sweeper {
  const owner = randomUUID();
  let cancel: Cancel = () => undefined;
  let rounds = 0;

  const alone = (): void => {
    path.work.do(() => sweep(path, { until: clock.now() + horizon, shared: false }));
    cancel = clock.at(clock.now() + minute, alone);
  };

  const among = (shared: Leases) => (): void => {
    const ahead = rounds++ % (minute / often) === 0;
    path.work.do(async () => {
      const wish = { name: 'sweep', owner, now: realClock.now(), lasts: often + 500 };
      if ((await shared.take(wish)) !== null) {
        await sweep(path, { until: clock.now() + (ahead ? horizon : -lyingFor), shared: true });
      }
    });
    cancel = realClock.at(realClock.now() + often, among(shared));
  };

  return {
    start: leases ? among(leases) : alone,
    stop: () => {
      cancel();
    },
  };
}
