import { type Instant } from '../../domain/time/clock.ts';

/** A moment in nanoseconds since the epoch, to the microsecond where the clock has any. */
export function toNanos(at: Instant): bigint {
  const millis = Math.floor(at);
  return BigInt(millis) * 1_000_000n + BigInt(Math.round((at - millis) * 1000)) * 1000n;
}
