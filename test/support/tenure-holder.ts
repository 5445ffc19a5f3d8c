import { createTenure } from '../../src/runner/tenure/tenure.ts';
import { type Leases } from '../../src/store/leases.ts';
import { type FakeClock } from './fake-clock.ts';

/** Leases in memory, which can be made to fail. */
export function createFakeLeases() {
  let held: { owner: string; until: number; fence: number } | undefined;
  const state = { broken: false };
  const leases: Leases = {
    take: ({ owner, now, lasts, onlyFree }) => {
      if (state.broken) {
        return Promise.reject(new Error('no answer'));
      }
      const taken = held && held.owner !== owner ? held.until : 0;
      if (taken > (onlyFree ? 0 : now)) {
        return Promise.resolve(null);
      }
      held = {
        owner,
        until: now + lasts,
        fence: held?.owner === owner ? held.fence : (held?.fence ?? 0) + 1,
      };
      return Promise.resolve(held.fence);
    },
    drop: (_name, owner) => {
      held = held?.owner === owner ? { ...held, until: 0 } : held;
      return Promise.resolve();
    },
  };
  return { leases, state };
}

/** Whoever wants to hold something, and what became of it. */
export function createTenureHolder(owner: string, leases: Leases, clock: FakeClock) {
  const seen: string[] = [];
  const tenure = createTenure({
    leases,
    owner,
    clock,
    name: 'telegram',
    log: () => undefined,
    onTaken: () => Promise.resolve(void seen.push('taken')),
    onLost: () => Promise.resolve(void seen.push('lost')),
  });
  return { tenure, seen };
}

/** Lets seconds pass, one after the other, with what they bring about. */
export async function passSeconds(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
