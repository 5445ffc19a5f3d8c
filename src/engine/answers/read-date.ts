import { localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { dayText } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { dayOfMonth } from './date-choice.ts';
import { isTimeDenied } from './is-denied.ts';
import { type Item } from './number-collector.ts';
import { scanWords } from './scan-words.ts';
import { spokenDates } from './spoken-dates.ts';
import { vocabulary } from './words/vocabulary.ts';
import { writtenDates } from './written-dates.ts';

/** Between what was read and what was not: "tgl 3 atau 5". */
function isAlternative(item: Item): boolean {
  return item.kind === 'word' && vocabulary.alternatives.has(item.word);
}

/** The number of a text that says nothing else. */
function bareNumber(items: readonly Item[]): number | null {
  const [only, ...more] = items;
  return only?.kind === 'number' && more.length === 0 ? only.value : null;
}

/**
 * The only date in a text as `YYYY-MM-DD` by the zone's calendar ("3/5", "3 Mei 2025", "tgl 3", "besok",
 * "senin depan"); null when there is none, several, or one that is denied ("bukan besok"). A date with a number in it
 * counts before words like "besok", and those before the name of a weekday.
 */
export function readDate(
  text: string,
  about: { readonly now: Instant; readonly timezone: string },
): string | null {
  const today = localDay(about.now, about.timezone);
  const items = scanWords(text);
  const bare = bareNumber(items);
  const [spoken = [], ...vaguer] = spokenDates(items, today);
  const single = bare === null ? [] : [dayOfMonth(today, bare)];
  const groups = [writtenDates(foldText(text), today), spoken, ...vaguer, single];
  const told = groups.find((group) => group.length > 0) ?? [];
  const [date, ...others] = new Set(told.map((day) => (day === null ? null : dayText(day))));
  const isOneOfTwo = told.length === 1 && items.some(isAlternative);
  const clear = others.length === 0 && !isOneOfTwo && !isTimeDenied(text);
  return date === undefined || !clear ? null : date;
}
