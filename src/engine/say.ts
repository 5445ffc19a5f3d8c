import { type Said, type SaidValue } from '../domain/said.ts';
import { localDay } from '../domain/time/calendar.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Day } from '../domain/time/day.ts';
import { type Draft } from './draft.ts';
import { findNames } from './expressions/calendar/names.ts';
import { type World } from './world.ts';

/** What it takes to say a text in any language. */
export type Tongue = Pick<World, 'phrase' | 'languages'>;

/** Says one of the product's own texts in a language, and all that it mentions besides; `name` is who reads it. */
export function say(
  { key, values }: Said,
  { language, name }: { readonly language: string; readonly name: string },
  tongue: Tongue,
): string {
  const said = Object.entries(values).map(
    ([each, value]) => [each, sayValue(value, { language, name }, tongue)] as const,
  );
  return tongue.phrase(language, key, { name, ...Object.fromEntries(said) });
}

/** What such a text mentions, in the same way. */
export function sayValue(
  value: SaidValue,
  { language, name }: { readonly language: string; readonly name: string },
  tongue: Tongue,
): string {
  if (typeof value === 'string') {
    return value;
  }
  return 'day' in value
    ? nameDay(value.day, tongue.languages(language))
    : value.map((line) => say(line, { language, name }, tongue).trim()).join('\n');
}

/** The day of a moment by somebody's own clock and in their language: `27 November 2026`, `1 Mei 2026`. */
export function plainDay(at: Instant, { contact, world }: Pick<Draft, 'contact' | 'world'>): string {
  return nameDay(localDay(at, contact.timezone), world.languages(contact.language));
}

/** A day in the first of the languages whose months are known. */
function nameDay({ year, month, day }: Day, languages: readonly string[]): string {
  const names = languages.flatMap((each) => findNames(each) ?? []);
  return `${day} ${names[0]?.months[month - 1] ?? String(month)} ${year}`;
}
