import { type Day, dayNumber } from './day.ts';

/** Days that have a name, from one to another, both included, as numbers (`dayNumber`). */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly name: string | null;
  /** On these days everything comes at this minute of the day; null: at its own hour. */
  readonly at: number | null;
}

/** The calendar of a place: its holidays, Ramadan, harvests and school terms, by the name of each set of days. */
export interface LocalDays {
  readonly [set: string]: readonly Period[];
}

/** The market days of the Javanese week of five, in their order. */
export const marketDays = ['legi', 'pahing', 'pon', 'wage', 'kliwon'] as const;

/** On which days something may come: on none of these sets, and on one of those where there are some. */
export interface DayCondition {
  readonly notOn: readonly string[];
  /** Names of sets, or of market days. */
  readonly onlyOn: readonly string[];
}

/** Whether a set of days is a market day, which every calendar has. */
export function isMarketDay(set: string): boolean {
  return marketDays.some((day) => day === set);
}

/** The market day that a day is. 17 August 1945, the day of independence, was a Friday Legi. */
function marketDayOf(day: Day): (typeof marketDays)[number] {
  const since = dayNumber(day) - dayNumber({ year: 1945, month: 8, day: 17 });
  return marketDays[((since % 5) + 5) % 5] ?? 'legi';
}

/** Whether something under a condition may come on a day. */
export function mayComeOn({ notOn, onlyOn }: DayCondition, day: Day, local: LocalDays): boolean {
  const is = (set: string): boolean =>
    isMarketDay(set) ? marketDayOf(day) === set : isIn(local[set] ?? [], day);
  return !notOn.some(is) && (onlyOn.length === 0 || onlyOn.some(is));
}

/** The minute at which everything comes on a day, where its calendar moves the hours; null: at its own. */
export function movedHour(day: Day, local: LocalDays): number | null {
  const number = dayNumber(day);
  const moved = Object.values(local)
    .flat()
    .find(({ from, to, at }) => at !== null && number >= from && number <= to);
  return moved?.at ?? null;
}

function isIn(periods: readonly Period[], day: Day): boolean {
  const number = dayNumber(day);
  return periods.some(({ from, to }) => number >= from && number <= to);
}
