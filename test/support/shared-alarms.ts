import { type Instant } from '../../src/domain/time/clock.ts';
import { type Scheduler } from '../../src/queue/scheduler.ts';

/** Alarm clocks of several processes on one stage; what is for a role rings where the role is served. */
export function createSharedAlarms(now: () => Instant): () => Scheduler {
  const all: { readonly roles: Set<string>; ring: (ids: readonly string[]) => Promise<void> }[] = [];
  return () => {
    const own = { roles: new Set<string>(), ring: () => Promise.resolve() };
    all.push(own);
    return {
      start: (ring) => Promise.resolve(void (own.ring = ring as typeof own.ring)),
      wake: (id, at, role) => {
        const whose = role === undefined ? own : all.find(({ roles }) => roles.has(role));
        if (at <= now()) {
          setImmediate(() => void whose?.ring([id]));
        }
      },
      serve: (role) => Promise.resolve(void own.roles.add(role)),
      leave: (role) => Promise.resolve(void own.roles.delete(role)),
      stop: () => Promise.resolve(),
    };
  };
}
