import { type Instant } from '../../domain/time/clock.ts';
import { knownLanguage } from '../pages/known-language.ts';

/** A moment by somebody's clock, in the language of the pages, such as `4 Mei 2025, 19.30`. */
export function timeOf(
  at: Instant,
  { language, timezone }: { readonly language: string; readonly timezone: string },
): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone } as const;
  return new Intl.DateTimeFormat(knownLanguage(language), style).format(at);
}

/** A day that is kept as `YYYY-MM-DD`, in the language of the pages, such as `4 Mei 2025`. */
export function dayWords(day: string, language: string): string {
  const style = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(knownLanguage(language), style).format(Date.parse(day));
}
