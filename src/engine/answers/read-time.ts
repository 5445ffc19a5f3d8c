import { localTime } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type DayTime } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { isTimeDenied } from './is-denied.ts';
import { type Item } from './number-collector.ts';
import { scanWords } from './scan-words.ts';
import { inDayPart, spokenTime } from './spoken-time.ts';
import { type DayPart } from './words/language.ts';
import { vocabulary } from './words/vocabulary.ts';

const { dayParts, now } = vocabulary;
const DAY = 1440;
const clock = /(?<![\d.,:/])(\d{1,2}) ?[:.] ?([0-5]\d)(?::[0-5]\d)?(?![\d/]|[.,:]\d)/gu;
const together = /^(?:\p{L}+ )?([01]\d|2[0-3])([0-5]\d)(?: \p{L}+)?$/u;

function timeText(minutes: number): string {
  const time = (minutes + DAY) % DAY;
  const [hour, minute] = [Math.floor(time / 60), time % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The times in a folded text that are written as a clock shows them; NaN for one that cannot be. */
function writtenTimes(text: string, part: DayPart | undefined): readonly number[] {
  const whole = together.exec(text);
  const found = whole === null ? Array.from(text.matchAll(clock)) : [whole];
  return found.map(([, hour, minute]) => {
    const time = inDayPart(Number(hour), part) + Number(minute);
    return time <= DAY ? time : Number.NaN;
  });
}

function nowIn(items: readonly Item[], { hour, minute }: DayTime): number | null {
  return items.some((item) => item.kind === 'word' && now.has(item.word)) ? hour * 60 + minute : null;
}

/**
 * The only time of day in a text as `HH:MM` ("8.30", "jam 7 malam", "setengah 9"); null when there is none,
 * several, or one that is denied. An hour without a part of the day is as on a 24-hour clock.
 */
export function readTime(
  text: string,
  about: { readonly now: Instant; readonly timezone: string },
): string | null {
  const items = scanWords(text);
  const parts = new Set(
    items.flatMap((item) => (item.kind === 'word' ? [dayParts.get(item.word) ?? []].flat() : [])),
  );
  const [part] = parts;
  const written = [...new Set(writtenTimes(foldText(text), part))];
  const time =
    written.length > 0
      ? written[0]
      : (spokenTime(items, part) ?? nowIn(items, localTime(about.now, about.timezone)));
  const clear = parts.size <= 1 && written.length <= 1 && !isTimeDenied(text);
  return time == null || Number.isNaN(time) || !clear ? null : timeText(time);
}
