import { type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';

/** A clock for durations: when the one it reads is put back, it goes on from where it was. */
export function createSteadyClock(clock: Clock): Clock {
  let ahead: Millis = 0;
  let latest: Instant = clock.now();
  return {
    now: () => {
      const now = clock.now();
      ahead += Math.max(0, latest - now);
      latest = now;
      return now + ahead;
    },
    at: (at, ring) => clock.at(at - ahead, ring),
  };
}
