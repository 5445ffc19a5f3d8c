import { daysBetween, localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Phrase } from '../phrase.ts';
import { type Companion } from '../../runner/companion.ts';

/** By which clock and in which words pages tell moments. */
export interface Telling {
  readonly phrase: Phrase;
  readonly timezone: string;
  readonly now: Instant;
}

/** The clock of the installation, and the moment at which a page is shown. */
export function tellingOf({
  companion,
  defaults,
}: {
  readonly companion: Pick<Companion, 'now'>;
  readonly defaults: { readonly timezone: string };
}) {
  return { timezone: defaults.timezone, now: companion.now() };
}

/** How long ago a day was, in words; null: it never was. */
export function daysAgo(at: Instant | null, { phrase, timezone, now }: Telling): string {
  if (at === null) {
    return phrase('never');
  }
  const days = daysBetween(localDay(at, timezone), localDay(now, timezone));
  switch (Math.max(0, days)) {
    case 0:
      return phrase('today');
    case 1:
      return phrase('yesterday');
    default:
      return phrase('days_ago', { days: String(days) });
  }
}
