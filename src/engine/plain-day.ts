import { localDay } from '../domain/time/calendar.ts';
import { type Day } from '../domain/time/day.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Draft } from './draft.ts';
import { findNames } from './expressions/calendar/names.ts';

/** The day of a moment by somebody's own clock and in their language: `27 November 2026`, `1 Mei 2026`. */
export function plainDay(at: Instant, { contact, world }: Pick<Draft, 'contact' | 'world'>): string {
  return nameDay(localDay(at, contact.timezone), world.languages(contact.language));
}

/** A day in the first of the languages whose months are known. */
export function nameDay({ year, month, day }: Day, languages: readonly string[]): string {
  const names = languages.flatMap((each) => findNames(each) ?? []);
  return `${day} ${names[0]?.months[month - 1] ?? String(month)} ${year}`;
}
