import { type Broadcast, readBroadcast } from '../../domain/broadcast.ts';
import { type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Store } from '../../store/store.ts';

/** Broadcasts as they stand, for whoever is about to send something of them. */
export interface LiveBroadcasts {
  /** At most a second old. */
  readonly find: (id: string) => Promise<Broadcast | undefined>;
  /** It was changed here, so it is read again. */
  readonly forget: (id: string) => void;
}

const lasts: Millis = 1000;
const most = 200;

/** Broadcasts read from the store and remembered for a second of real time. */
export function createLiveBroadcasts({
  store,
  clock,
}: {
  readonly store: Pick<Store, 'findRow'>;
  readonly clock: Clock;
}): LiveBroadcasts {
  const known = new Map<string, { readonly at: Instant; readonly found: Promise<Broadcast | undefined> }>();
  return {
    find: (id) => {
      const now = clock.now();
      const kept = known.get(id);
      if (kept && now - kept.at < lasts) {
        return kept.found;
      }
      if (known.size >= most) {
        known.clear();
      }
      const found = store.findRow('broadcasts', id).then((row) => row && readBroadcast(row));
      known.set(id, { at: now, found });
      found.catch(() => known.delete(id));
      return found;
    },
    forget: (id) => {
      known.delete(id);
    },
  };
}
