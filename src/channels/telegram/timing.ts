import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis } from '../../domain/time/clock.ts';

/** How long this channel waits for what; a test gives its own. */
export interface Timing {
  /** Waits real time; resolves early, and never rejects, when the signal is aborted. */
  readonly pause: (wait: Millis, signal: AbortSignal) => Promise<void>;
  /** The longest one send or one other call may take, beside the time of its files. */
  readonly callLimit: Millis;
  /** The slowest line over which a file is waited for, in bytes a second. */
  readonly slowestLine: number;
  /**
   * The longest a new connection may take, so that a network that swallows everything is known to have sent nothing.
   */
  readonly connectLimit: Millis;
  /** How long Telegram is asked to hold a poll open, in seconds. */
  readonly pollSeconds: number;
  /** How long `stop` waits for messages that are being kept. */
  readonly stopLimit: Millis;
}

/** What runs in earnest. */
export const earnest: Timing = {
  pause: async (wait, signal) => {
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  },
  callLimit: 10_000,
  slowestLine: 64 * 1024,
  connectLimit: 5_000,
  pollSeconds: 25,
  stopLimit: 5_000,
};

/** How much longer something may take with which so many bytes go or come. */
export function timeOfBytes(bytes: number, { slowestLine }: Pick<Timing, 'slowestLine'>): Millis {
  return Math.ceil((bytes / slowestLine) * 1000);
}
