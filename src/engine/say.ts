import { type Said, type SaidValue } from '../domain/said.ts';
import { nameDay } from './plain-day.ts';
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
