import { type Instant } from '../domain/clock.ts';
import { type Path } from './path.ts';

/** How many contacts a page of the sweep holds. */
const page = 1000;

/**
 * Wakes whatever is pending, due or unsent by `until`; with a moment ahead, near alarms ring exactly. This is what
 * makes losing every alarm harmless.
 */
export async function sweep(
  path: Path,
  { until, shared }: { readonly until: Instant; readonly shared: boolean },
): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const ids = await path.store.due(until, page);
    const fresh = ids.filter((id) => !seen.has(id));
    for (const id of fresh) {
      seen.add(id);
      const seat = path.seats.get(id);
      seat.stale = shared;
      path.tidy(seat);
    }
    // A full page of contacts seen already means that they are merely not due yet.
    if (ids.length < page || fresh.length === 0 || path.stopping()) {
      return;
    }
    await path.work.below(page / 2);
  }
}
