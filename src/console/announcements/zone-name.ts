import { type Instant } from '../../domain/time/clock.ts';

/** How people call a zone: WIB. */
export function zoneName(timezone: string, now: Instant): string {
  const parts = new Intl.DateTimeFormat('id', { timeZone: timezone, timeZoneName: 'short' }).formatToParts(
    now,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timezone;
}
