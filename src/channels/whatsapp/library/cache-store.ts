import { type CacheStore } from '@whiskeysockets/baileys';
import { createRemembered } from '../../../domain/remembered.ts';
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
  const empty = () => createRemembered<{ readonly value: unknown; readonly until: Instant }>({ most });
  let kept = empty();
  return {
    get: (key) => {
      const found = kept.find(key);
      // Whoever asks says what it is; the library alone puts something here.
      return found && found.until > clock.now() ? (found.value as never) : undefined;
    },
    set: (key, value) => {
      kept.keep(key, { value, until: clock.now() + lasts });
    },
    del: (key) => {
      kept.forget(key);
    },
    flushAll: () => {
      kept = empty();
    },
  };
}
