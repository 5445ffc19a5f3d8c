import { type Instant } from '../../domain/time/clock.ts';
import { type LeaseRequest } from '../leases.ts';
import { type LeaseDocument } from './documents.ts';

/** What tells one renewal of a lease from the next. */
type Mark = Pick<LeaseDocument, 'owner' | 'fence' | 'until'>;

/** Knows leases that a dead process left behind with an end that is far away, since the clock was put back after it. */
export interface LeftBehind {
  /** Which lease may be taken although it has not run out: at most one, as it was last seen. */
  find(wish: LeaseRequest): readonly Mark[];
  /** Looks at a lease that was refused. */
  look(wish: LeaseRequest): Promise<void>;
}

/**
 * Whoever lives renews a lease, and ends it by the clock as it is now. One that ends later than any renewal would by
 * that clock, and was seen unchanged for as long as it lasts, is nobody's: without this a channel would be silent for
 * as long as the clock was ahead.
 */
export function createLeftBehind(read: (name: string) => Promise<Mark | null>): LeftBehind {
  const seen = new Map<string, Mark & { readonly since: Instant }>();
  return {
    find: ({ name, now, lasts, onlyFree = false }) => {
      const found = seen.get(name);
      return found && !onlyFree && now - found.since >= lasts
        ? [{ owner: found.owner, fence: found.fence, until: found.until }]
        : [];
    },
    look: async ({ name, now, lasts }) => {
      const lease = await read(name);
      const before = seen.get(name);
      // Twice as long, since the clocks of two machines may differ a little.
      if (lease === null || lease.until <= now + 2 * lasts) {
        seen.delete(name);
      } else if (before?.fence !== lease.fence || before.until !== lease.until || before.since > now) {
        seen.set(name, { owner: lease.owner, fence: lease.fence, until: lease.until, since: now });
      }
    },
  };
}
