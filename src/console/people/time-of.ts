import { languageCode } from '../../domain/text/language-code.ts';
import { type Instant } from '../../domain/time/clock.ts';

/** A moment by somebody's clock, in the language of the pages, such as `4 Mei 2025, 19.30`. */
export function timeOf(
  at: Instant,
  { language, timezone }: { readonly language: string; readonly timezone: string },
): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone } as const;
  // The language is a text of a file that anybody may have written.
  const known = languageCode.test(language) ? language : 'id';
  return new Intl.DateTimeFormat(known, style).format(at);
}
