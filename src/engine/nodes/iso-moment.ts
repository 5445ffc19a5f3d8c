import { type Instant } from '../../domain/clock.ts';

/** A moment as RFC 3339 in UTC, to the microsecond where the clock has any. */
export function isoMoment(at: Instant): string {
  const millis = Math.floor(at);
  const micros = Math.round((at - millis) * 1000);
  const shown = new Date(millis).toISOString().slice(0, -1);
  return micros === 0 ? `${shown}000Z` : `${shown}${String(micros).padStart(3, '0')}Z`;
}
