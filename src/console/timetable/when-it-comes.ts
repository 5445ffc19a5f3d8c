import { type DayRule, everyNth, type NthWeekday } from '../../domain/time/rhythm.ts';
import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { journeyFields } from '../../programme/graduation/journey.ts';
import { knownLanguage } from '../pages/known-language.ts';
import { type ConsoleText } from '../phrase.ts';
import { type TellingWhom, titleOf } from './audience-words.ts';
import { lengthOf } from './length-of.ts';

type Trigger = Listed['campaign']['trigger'];

/** In which words a page tells a rhythm. */
type Saying = Pick<TellingWhom, 'phrase' | 'language'>;

const day = 86_400_000;
const minute = 60_000;
/** More hours of a day than these are counted, not listed. */
const mostTimes = 4;

/** When a flow comes by itself, in words: "setiap Senin pukul 08.00", "7 hari setelah tanggal bergabung". */
export function whenItComes(trigger: Trigger, saying: TellingWhom): string {
  const { phrase, language } = saying;
  const sets = (names: readonly string[]) => ({ sets: listed(names, language) });
  return [
    trigger.kind === 'every'
      ? [...daysOf(trigger.rhythm.days, saying), timesOf(trigger.rhythm.times, saying)].join(' ')
      : distanceOf(trigger, saying),
    ...(trigger.onlyOn.length > 0 ? [phrase('rhythm_only_on', sets(trigger.onlyOn))] : []),
    ...(trigger.notOn.length > 0 ? [phrase('rhythm_not_on', sets(trigger.notOn))] : []),
  ].join(', ');
}

function daysOf(rule: DayRule, { phrase, language }: Saying): readonly string[] {
  if (rule.kind === 'interval') {
    const length = lengthOf(rule.days * day, language);
    return [phrase('rhythm_interval', { length, date: dateOf(rule.from, language, { dateStyle: 'long' }) })];
  }
  const { months, days, weekdays } = rule;
  const either = [
    ...(days === null ? [] : datesOf(days, { phrase, language })),
    ...(weekdays === null ? [] : weekdaysOf(weekdays, { phrase, language })),
  ];
  const names = months.map((each) => dateOf((each - 1) * 31, language, { month: 'long' }));
  return [
    either.length === 0 ? phrase('rhythm_every_day') : either.join(` ${phrase('rhythm_or')} `),
    ...(months.length === 12 ? [] : [phrase('rhythm_months', { months: listed(names, language) })]),
  ];
}

function datesOf(days: readonly number[], { phrase, language }: Saying): readonly string[] {
  const dates = days.filter((each) => each !== 0).map(String);
  return [
    ...(dates.length === 0 ? [] : [phrase('rhythm_dates', { days: listed(dates, language) })]),
    ...(days.includes(0) ? [phrase('rhythm_last_day')] : []),
  ];
}

function weekdaysOf(weekdays: readonly NthWeekday[], { phrase, language }: Saying): readonly string[] {
  // The first day of 1970 was a Thursday.
  const nameOf = ({ weekday }: NthWeekday) => dateOf(weekday + 3, language, { weekday: 'long' });
  const each = weekdays.filter(({ nth }) => nth === everyNth).map(nameOf);
  const nth = weekdays
    .filter((one) => one.nth !== everyNth)
    .map((one) =>
      one.nth === -1
        ? phrase('rhythm_last', { day: nameOf(one) })
        : phrase('rhythm_nth', { day: nameOf(one), nth: String(one.nth) }),
    );
  return [
    ...(each.length === 0 ? [] : [phrase('rhythm_weekdays', { days: listed(each, language) })]),
    ...nth,
  ];
}

function timesOf(times: readonly number[], { phrase, language }: Saying): string {
  return times.length > mostTimes
    ? phrase('rhythm_often', { count: String(times.length) })
    : phrase('rhythm_at', {
        times: listed(
          times.map((each) => clockOf(each, language)),
          language,
        ),
      });
}

/** Dates that every programme has, in words of the pages. */
const knownDates: ReadonlyMap<string, ConsoleText> = new Map([
  ['joined_on', 'rhythm_joined'],
  ['created_on', 'rhythm_joined'],
  ['last_seen_on', 'rhythm_heard'],
  [journeyFields.judgedOn, 'rhythm_judged'],
  [journeyFields.since, 'rhythm_independent'],
  [journeyFields.until, 'rhythm_dependent'],
]);

function distanceOf(
  { date, offset, at }: Extract<Trigger, { kind: 'after' }>,
  { phrase, language, people }: TellingWhom,
): string {
  const key = date.replace(/^fields\./u, '');
  const known = knownDates.get(key);
  const from = { date: known ? phrase(known) : titleOf(key, people) };
  const length = lengthOf(Math.abs(offset), language);
  const days =
    offset === 0
      ? phrase('rhythm_on', from)
      : phrase(offset < 0 ? 'rhythm_before' : 'rhythm_after', { ...from, length });
  const [hours = 0, minutes = 0] = (at ?? '').split(':').map(Number);
  return at === null ? days : `${days} ${timesOf([hours * 60 + minutes], { phrase, language })}`;
}

const clockOf = (minutes: number, language: string): string =>
  format(minutes * minute, language, { timeStyle: 'short' });

const dateOf = (number: number, language: string, style: Intl.DateTimeFormatOptions): string =>
  format(number * day, language, style);

const format = (at: number, language: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(knownLanguage(language), { ...style, timeZone: 'UTC' }).format(at);

const listed = (words: readonly string[], language: string): string =>
  new Intl.ListFormat(knownLanguage(language), { type: 'conjunction' }).format(words);
