import { type CacheStore } from '@whiskeysockets/baileys';
import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';

/** A cache for the library that outlives its sockets and never grows beyond `most`: the oldest goes first. */
export function createCacheStore({
  clock,
  most,
  lasts,
}: {
  readonly clock: Clock;
  readonly most: number;
  readonly lasts: Millis;
}): CacheStore {
  const kept = new Map<string, { readonly value: unknown; readonly until: Instant }>();
  return {
    get: (key) => {
      const found = kept.get(key);
      // Whoever asks says what it is; the library alone puts something here.
      return found && found.until > clock.now() ? (found.value as never) : undefined;
    },
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, { value, until: clock.now() + lasts });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) {
        kept.delete(oldest);
      }
    },
    del: (key) => {
      kept.delete(key);
    },
    flushAll: () => {
      kept.clear();
    },
  };
}
