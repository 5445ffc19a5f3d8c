import { type Millis } from '../../domain/time/clock.ts';
import { type Attention } from '../../store/store.ts';
import { attendMany } from '../attend/attend-many.ts';
import { type Path } from '../path.ts';
import { isBusy } from '../attend/seat.ts';

/** How many contacts a page of the sweep holds. */
const page = 1000;

/** What a sweep is to find. */
export interface Sweep {
  /** How long somebody must have been lying: of several processes another one may have them in hand. */
  readonly lying: Millis;
  /** How far ahead alarms are set for those who are not due yet; 0: not at all. */
  readonly ahead: Millis;
  /** Whether other processes write too, so that our copies may be old. */
  readonly shared: boolean;
}

/**
 * Takes up whatever is pending, due or unsent, and sets the alarms of those who soon will be, without reading them.
 * This is what makes losing every alarm harmless.
 */
export async function sweep(path: Path, { lying, ahead, shared }: Sweep): Promise<void> {
  const now = path.clock.now();
  const until = ahead > 0 ? now + ahead : now - lying;
  let after: Attention | undefined;
  do {
    const found: readonly Attention[] = await path.store.due(until, page, after);
    // Whoever is in hand needs nobody, and would only hold up the others of the list while their sends wait in line.
    const inHand = new Set([...path.seats.all()].filter(isBusy).map(({ id }) => id));
    const due = found.filter(({ id, at }) => at <= now - lying && !inHand.has(id)).map(({ id }) => id);
    await attendMany(path, due, (seat) => {
      // Whoever came in hand since is looked at to the end, and found again when that was not enough.
      if (!isBusy(seat)) {
        // What has been settled here is only to be dropped, and the write that does so tells whether we are current.
        seat.stale = shared && seat.settled.size === 0;
        path.tidy(seat);
      }
    });
    for (const { id, at } of found) {
      if (at > now) {
        path.scheduler.wake(id, at);
      }
    }
    after = found.length === page ? found.at(-1) : undefined;
  } while (after && !path.stopping());
}
