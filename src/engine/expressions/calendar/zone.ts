import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { dayNumber, dayOfNumber } from '../../../domain/time/day.ts';
import { offsetAt, offsetWhenShown } from '../../../domain/time/time-zone.ts';
import { type DateTime, divide, MILLI, type WallTime } from './moment.ts';

const DAY: Millis = 86_400_000;

const toInstant = ({ nanos }: DateTime): Instant => divide(nanos, MILLI).times;

/** How far the zone of a moment is ahead of UTC then. */
export const offsetOf = (moment: DateTime): Millis => offsetAt(toInstant(moment), moment.zone);

/** What calendar and clock show at a moment in its zone. */
export function wallOf({ nanos, zone }: DateTime): WallTime {
  const { times, rest } = divide(nanos, MILLI);
  const shown = times + offsetAt(times, zone);
  const days = Math.floor(shown / DAY);
  const { year, month, day } = dayOfNumber(days);
  return { year, month, day, nanos: (shown - days * DAY) * MILLI + rest };
}

/** The moment at which calendar and clock show this in a zone; a time that is skipped there moves by the gap. */
export function momentOf(wall: WallTime, zone: string): DateTime {
  const shown = dayNumber(wall) * DAY + Math.floor(wall.nanos / MILLI);
  const at = shown - offsetWhenShown(shown, zone);
  return { kind: 'datetime', nanos: BigInt(at) * BigInt(MILLI) + BigInt(wall.nanos % MILLI), zone };
}

/** A moment with nothing but an offset is seen in the known zone if that has this offset then. */
export function inKnownZone(moment: DateTime, zone: string): DateTime {
  const seen = { ...moment, zone };
  return moment.zone !== 'UTC' && offsetOf(seen) === offsetOf(moment) ? seen : moment;
}
