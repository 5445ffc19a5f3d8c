import { instantOf, localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { dayText } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { readDate } from '../answers/read-date.ts';
import { readTime } from '../answers/read-time.ts';
import { vocabulary } from '../answers/words/vocabulary.ts';

/**
 * For whom, and when: null at once; `unclear` lacks the day or
 * the hour, `past` is a moment that has passed.
 */
export interface WhomAndWhen {
  readonly whom: string;
  readonly at: Instant | null | 'unclear' | 'past';
}

/** The clock of whoever says it. */
interface About {
  readonly now: Instant;
  readonly timezone: string;
}

const day: Millis = 24 * 60 * 60 * 1000;
const { months, weekdays, days, dayMarks, monthMarks, dayUnits, next, hourMarks, dayParts, past, to } =
  vocabulary;
const { numbers, current, alternatives } = vocabulary;
/** What stands around a time and says nothing. */
const around = new Set(['nanti', 'pada', 'yang', 'wib', 'wita', 'wit', 'setengah', 'seperempat', 'at', 'on']);
const dayWords = new Set([...days.keys()].flatMap((phrase) => phrase.split(' ')));
const meanings: readonly { has(word: string): boolean }[] = [
  ...[months, weekdays, dayWords, dayMarks, monthMarks, dayUnits, next, hourMarks, dayParts, past, to],
  ...[numbers, current, alternatives, around],
];

/** "08:00", "8.30", "3/5", "9". */
const figure = /^\d{1,2}(?:[.:]\d{2}|(?:[/-]\d{1,2}){1,2}(?:[/-]\d{2,4})?)?$/u;

function isOfTime(word: string): boolean {
  const folded = foldText(word);
  return figure.test(folded) || meanings.some((each) => each.has(folded));
}

/** A bare number belongs to the name before it ("kelompok tani 2"), unless a month follows. */
function isBareNumber(words: readonly string[], at: number): boolean {
  const [word = '', after = ''] = [words[at], words[at + 1]].map((each) => foldText(each ?? ''));
  return (/^\d{1,2}$/u.test(word) || numbers.has(word)) && !months.has(after);
}

/** Where the words of time begin at the end; those that name a village or a group are none. */
function beginOfTime(words: readonly string[], isName: (at: number) => boolean): number {
  let begin = words.length;
  while (begin > 0 && isOfTime(words[begin - 1] ?? '') && !isName(begin - 1)) {
    begin--;
  }
  while (begin < words.length && isBareNumber(words, begin)) {
    begin++;
  }
  return begin;
}

function endOfTime(words: readonly string[]): number {
  const end = words.findIndex((word) => !isOfTime(word));
  return end < 0 ? words.length : end;
}

const clockFigure = /^\d{1,2}[.:]\d{2}$/u;

/** The words without those for the hour, in which a day could be seen too. */
function withoutHour(words: readonly string[]): readonly string[] {
  const isMark = (word: string | undefined): boolean => hourMarks.has(foldText(word ?? ''));
  return words.filter(
    (word, at) => !isMark(word) && !clockFigure.test(word) && !(/^\d+$/u.test(word) && isMark(words[at - 1])),
  );
}

const namesHour = (word: string): boolean => hourMarks.has(foldText(word)) || clockFigure.test(word);

/** Whether words seem to name a day, be it in a way that is not understood. */
function namesDay(words: readonly string[]): boolean {
  const named = [months, weekdays, days, dayMarks, monthMarks];
  return words.some((word) => /\d/u.test(word) || named.some((each) => each.has(foldText(word))));
}

function momentOf(words: readonly string[], about: About): WhomAndWhen['at'] {
  const left = withoutHour(words);
  const [time, date] = [readTime(words.join(' '), about), readDate(left.join(' '), about)];
  if (time === null || (date === null && namesDay(left))) {
    return date !== null || words.some(namesHour) ? 'unclear' : null;
  }
  return date === null ? nextOf(time, about) : onDay(date, time, about);
}

function onDay(date: string, time: string, about: About): Instant | 'past' {
  const at = instantAt(date, time, about);
  return at < about.now ? 'past' : at;
}

/** An hour without a day is the next one of this kind. */
function nextOf(time: string, about: About): Instant {
  const on = (at: Instant): Instant => instantAt(dayText(localDay(at, about.timezone)), time, about);
  return on(about.now) < about.now ? on(about.now + day) : on(about.now);
}

function instantAt(date: string, time: string, { timezone }: About): Instant {
  const [year = 0, month = 0, ofMonth = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf({ year, month, day: ofMonth, hour, minute }, timezone);
}

/**
 * Takes the words for a time from before or behind those for whom: "besok 08:00 semua keluarga", "desa Songgon jam 9".
 * An hour alone is the next one of this kind. `isMark` knows the words before the name of a village or a group.
 */
export function plainWhen(said: string, about: About, isMark: (word: string) => boolean): WhomAndWhen {
  const words = said.trim().match(/"[^"]*"|\S+/gu) ?? [];
  const end = endOfTime(words);
  const begin = end > 0 ? 0 : beginOfTime(words, (at) => isMark(words[at - 1] ?? ''));
  const [of, whom] =
    end > 0 ? [words.slice(0, end), words.slice(end)] : [words.slice(begin), words.slice(0, begin)];
  const at = of.length === 0 ? null : momentOf(of, about);
  // Words for a day without one, "kelompok jumat", are a name.
  const isSaid = of.some((word) => days.has(foldText(word)) || namesHour(word));
  const isName = at === null || (at === 'unclear' && !isSaid);
  return isName ? { whom: said.trim(), at: null } : { whom: whom.join(' '), at };
}
