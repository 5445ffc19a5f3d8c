import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis } from '../../domain/time/clock.ts';
import { type HearUpdate } from './hear-update.ts';

/** Keeps count of the updates that are being handed over, so that stopping can wait for them. */
export interface InHand {
  /** The same door, closed once the signal is aborted. */
  guard(hear: HearUpdate): HearUpdate;
  /** Resolves when `work` and all that is in hand are over, or after the limit. Never rejects. */
  settled(work: Promise<void>): Promise<void>;
}

/** Makes a count of nothing. */
export function createInHand({
  closed,
  stopLimit,
}: {
  readonly closed: AbortSignal;
  readonly stopLimit: Millis;
}): InHand {
  const all = new Set<Promise<void>>();
  return {
    guard: (hear) => async (raw) => {
      if (closed.aborted) {
        throw new Error('The Telegram channel has stopped.');
      }
      const heard = hear(raw);
      all.add(heard);
      try {
        await heard;
      } finally {
        all.delete(heard);
      }
    },
    settled: async (work) => {
      const enough = new AbortController();
      const limit = sleep(stopLimit, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled([work, ...all]), limit]);
      enough.abort();
    },
  };
}
