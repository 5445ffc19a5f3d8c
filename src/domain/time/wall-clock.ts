import { instantOf } from './calendar.ts';
import { type Instant } from './clock.ts';
import { dayOfNumber, dayText, dayTimeOf } from './day.ts';
import { offsetAt } from './time-zone.ts';

const day = 86_400_000;

/** What a zone's clock shows, told as the moment at which a UTC clock shows the same. */
export const wallOf = (at: Instant, timezone: string): Instant => at + offsetAt(at, timezone);

/** The moment at which a zone's clock shows this, as `instantOf` has it. */
export function momentOfWall(wall: Instant, timezone: string): Instant {
  return instantOf({ ...dayOfNumber(Math.floor(wall / day)), ...dayTimeOf(wall) }, timezone);
}

/** A wall clock's time as text, `2026-11-23T08:00`; such texts sort by time. */
export function wallText(wall: Instant): string {
  const { hour, minute } = dayTimeOf(wall);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `${dayText(dayOfNumber(Math.floor(wall / day)))}T${time}`;
}

/** The wall clock's time that a text says. */
export const wallOfText = (text: string): Instant => Date.parse(`${text}:00Z`);
