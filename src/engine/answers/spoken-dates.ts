import { addDays } from '../../domain/time/calendar.ts';
import { type Day, isDate, type WeekDay, weekdayOf } from '../../domain/time/day.ts';
import {
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  fullYear,
  inMonth,
  inWeek,
  nearestDayOfMonth,
} from './date-choice.ts';
import { type Item } from './number-collector.ts';
import { vocabulary } from './words/vocabulary.ts';

const {
  months,
  weekdays,
  days,
  dayMarks,
  monthMarks,
  yearMarks,
  dayUnits,
  weekUnits,
  dayParts,
  next,
  last,
  current,
  spans,
} = vocabulary;

/** Words and numbers by their place, so that a date can be looked for around each of them. */
interface Words {
  readonly length: number;
  word(at: number): string;
  /** NaN where no number stands. */
  number(at: number): number;
}

interface Sentence extends Words {
  /** The week that a weekday is said to be of: "selasa minggu depan"; undefined where none is. */
  readonly week: Way | undefined;
  /** The weekdays that are named. */
  readonly weekdays: ReadonlySet<number>;
}

/** The last one, this one, the next one. */
type Way = -1 | 0 | 1;

function sentenceOf(items: readonly Item[]): Sentence {
  const said: Words = {
    length: items.length,
    word: (at) => (items[at]?.kind === 'word' ? items[at].word : ''),
    number: (at) => (items[at]?.kind === 'number' ? items[at].value : Number.NaN),
  };
  const places = Array.from(items.keys());
  const week = places.find((at) => isWeek(said, at));
  const named = places.filter(
    (at) => !isWeek(said, at) && !isEve(said, at) && Number.isNaN(said.number(at - 1)),
  );
  return {
    ...said,
    week: week === undefined ? undefined : wayOf(said.word(week + 1)),
    weekdays: new Set(named.flatMap((at) => weekdays.get(said.word(at)) ?? [])),
  };
}

/** Which one a word says that is meant; undefined where it says nothing. */
function wayOf(word: string): Way | undefined {
  if (next.has(word)) {
    return 1;
  }
  return last.has(word) ? -1 : current.has(word) ? 0 : undefined;
}

const isDay = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 31;

/** The year that stands at a place, after the word for year or not ("tahun depan" too); null when none does. */
function yearAt(said: Sentence, at: number, today: Day): number | null {
  const marked = yearMarks.has(said.word(at));
  const years = marked ? wayOf(said.word(at + 1)) : undefined;
  if (years !== undefined) {
    return today.year + years;
  }
  const year = said.number(marked ? at + 1 : at);
  const written = Number.isInteger(year) && (year >= 1900 ? year < 2200 : year >= 10 && year < 100);
  return written ? fullYear(today, year) : null;
}

function dated(said: Sentence, parts: { day: number; month: number; after: number }, today: Day): Day | null {
  const { day, month, after } = parts;
  const year = yearAt(said, after, today);
  if (year === null) {
    return dayOfYear(today, month, day);
  }
  return isDate(year, month, day) ? { year, month, day } : null;
}

/** "3 Mei 2025", "3 bulan 5", "May 3"; undefined where no month is named. */
function withMonth(said: Sentence, at: number, today: Day): Day | null | undefined {
  const day = said.number(at);
  if (!isDay(day)) {
    return undefined;
  }
  const marked = monthMarks.has(said.word(at + 1)) ? at + 2 : at + 1;
  const after = months.get(said.word(marked)) ?? (marked > at + 1 ? said.number(marked) : Number.NaN);
  if (!Number.isNaN(after)) {
    return dated(said, { day, month: after, after: marked + 1 }, today);
  }
  const before = months.get(said.word(at - 1));
  return before !== undefined && !isDay(said.number(at - 2))
    ? dated(said, { day, month: before, after: at + 1 }, today)
    : undefined;
}

/** Where the year stands in "tahun 2019 bulan maret tanggal 4"; undefined where none stands before the month. */
function yearBefore(said: Sentence, month: number, today: Day): number | undefined {
  const end = monthMarks.has(said.word(month - 1)) ? month - 1 : month;
  return yearAt(said, end - 1, today) === null ? undefined : end - 1;
}

/** "tgl 3", "tgl 3 bulan depan", "bulan Mei tanggal 3". */
function withinMonth(said: Sentence, at: number, today: Day): Day | null | undefined {
  const day = said.number(at);
  if (!dayMarks.has(said.word(at - 1)) || Number.isNaN(day)) {
    return undefined;
  }
  const month = [at + 1, at - 3].find((place) => monthMarks.has(said.word(place)));
  const which = month === undefined ? '' : said.word(month + 1);
  const named = months.get(said.word(at - 2));
  if (named !== undefined) {
    return dated(said, { day, month: named, after: yearBefore(said, at - 2, today) ?? at + 1 }, today);
  }
  const far = wayOf(which);
  return far === undefined ? nearDay(said, at, today) : inMonth(today, far, day);
}

/**
 * "tgl 3", "tgl 3 kemarin", "tgl 3 depan"; null with another year, for the month is missing, and where the month that
 * we think of does not have it on the weekday that was named ("senin tgl 6").
 */
function nearDay(said: Sentence, at: number, today: Day): Day | null {
  const [day, after] = [said.number(at), said.word(at + 1)];
  const way = last.has(after) ? 'last' : 'next';
  const date =
    next.has(after) || last.has(after) ? nearestDayOfMonth(today, day, way) : dayOfMonth(today, day);
  const isOther = date !== null && said.weekdays.size > 0 && !said.weekdays.has(weekdayOf(date));
  return isOther || yearMarks.has(after) ? null : date;
}

/** "3 sampai 5 Juni", "tgl 3 dan 5": one of several days. */
function isOfSeveral(said: Sentence, at: number): boolean {
  return [-1, 1].some((way) => spans.has(said.word(at + way)) && isDay(said.number(at + 2 * way)));
}

/** "3 hari lagi", "2 minggu yang lalu". */
function counted(said: Sentence, at: number, today: Day): Day | null | undefined {
  const amount = said.number(at);
  const unit = said.word(at + 1);
  const length = (dayUnits.has(unit) && 1) || (weekUnits.has(unit) && 7) || 0;
  if (length === 0 || !Number.isInteger(amount) || Math.abs(amount) > 3660) {
    return undefined;
  }
  const words = [said.word(at + 2), said.word(at + 3)];
  if (words.some((word) => next.has(word))) {
    return addDays(today, amount * length);
  }
  return words.some((word) => last.has(word)) ? addDays(today, -amount * length) : null;
}

/** "minggu depan" is next week, no day; "hari minggu depan" is one. */
function isWeek(said: Words, at: number): boolean {
  const within = wayOf(said.word(at + 1)) !== undefined;
  return weekUnits.has(said.word(at)) && within && !dayUnits.has(said.word(at - 1));
}

/** The eve of Friday is "malam Jumat" too. */
const isEve = (said: Words, at: number): boolean => dayParts.get(said.word(at - 1)) === 'night';

/** An eve may be either day, and "Senin 12" need not be the next Monday. */
function isVagueWeekday(said: Sentence, at: number): boolean {
  const isDayOfMonth = isDay(said.number(at + 1)) && !dayParts.has(said.word(at + 2));
  return isEve(said, at) || isDayOfMonth;
}

/** "senin", "senin depan", "senin lalu". */
function weekday(said: Sentence, at: number, today: WeekDay): Day | null | undefined {
  const named = weekdays.get(said.word(at));
  if (named === undefined || !Number.isNaN(said.number(at - 1)) || isWeek(said, at)) {
    return undefined;
  }
  if (isVagueWeekday(said, at)) {
    return null;
  }
  if (said.week !== undefined) {
    return inWeek(today, said.week, named);
  }
  const after = said.word(at + 1) === 'yang' ? said.word(at + 2) : said.word(at + 1);
  if (last.has(after)) {
    return dayOfWeek(today, named, 'last');
  }
  return dayOfWeek(today, named, next.has(after) && !days.has(after) ? 'next' : 'coming');
}

/** Whether the word only says which weekday is meant: "senin besok", "besok senin". */
function belongsToWeekday(said: Sentence, at: number): boolean {
  const word = said.word(at);
  const after = weekdays.has(said.word(at - 1)) && (last.has(word) || next.has(word));
  return after || (weekdays.has(said.word(at + 1)) && next.has(word));
}

/** The words that begin a phrase for a day. */
const dayWords = new Set(Array.from(days.keys(), (phrase) => phrase.split(' ')[0]));

/** "besok", "hari ini", "day after tomorrow": the longest phrase that begins at a place. */
function relative(said: Sentence, at: number): { readonly days: number; readonly words: number } | undefined {
  const phrases = dayWords.has(said.word(at)) && !belongsToWeekday(said, at) ? [3, 2, 1] : [];
  for (const words of phrases) {
    const phrase = Array.from({ length: words }, (_, more) => said.word(at + more)).join(' ');
    const away = days.get(phrase);
    if (away !== undefined) {
      return { days: away, words };
    }
  }
  return undefined;
}

/** The days that are spoken of in the words of a text, in groups from the plainest to the vaguest. */
export function spokenDates(items: readonly Item[], today: WeekDay): readonly (readonly (Day | null)[])[] {
  const said = sentenceOf(items);
  const full: (Day | null)[] = [];
  const near: (Day | null)[] = [];
  const week: (Day | null)[] = [];
  for (let at = 0; at < said.length; at += 1) {
    // Null is a date that cannot be, and no reason to read the words in another way.
    const date = [withMonth, withinMonth, counted]
      .map((read) => read(said, at, today))
      .find((each) => each !== undefined);
    const day = weekday(said, at, today);
    const away = relative(said, at);
    full.push(...(date === undefined ? [] : [isOfSeveral(said, at) ? null : date]));
    week.push(...(day === undefined ? [] : [day]));
    near.push(...(away === undefined ? [] : [addDays(today, away.days)]));
    at += (away?.words ?? 1) - 1;
  }
  return [full, near, week];
}
