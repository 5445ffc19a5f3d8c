import { english } from './english.ts';
import { indonesian } from './indonesian.ts';
import { javanese } from './javanese.ts';
import { type DayPart, type Language } from './language.ts';

type Lists = { readonly [Key in keyof Language]: Language[Key] extends readonly string[] ? Key : never };
type ListKey = Lists[keyof Language];

/** A new language is a file beside this one and a place in this list; of one word the first meaning counts. */
const languages: readonly Language[] = [indonesian, javanese, english];

function set(key: ListKey): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => language[key]));
}

function map<Meaning>(
  pick: (language: Language) => { readonly [word: string]: Meaning },
): ReadonlyMap<string, Meaning> {
  return new Map(languages.toReversed().flatMap((language) => Object.entries(pick(language))));
}

/** The words of all languages, to be looked up. People mix them in one sentence. */
export const vocabulary = {
  numbers: map((language) => language.numbers),
  teens: map((language) => language.teens),
  ordinals: map((language) => language.ordinals),
  scales: map((language) => language.scales),
  joins: set('joins'),
  points: set('points'),
  minus: set('minus'),
  months: map((language) => language.months),
  weekdays: map((language) => language.weekdays),
  days: map((language) => language.days),
  dayMarks: set('dayMarks'),
  monthMarks: set('monthMarks'),
  yearMarks: set('yearMarks'),
  dayUnits: set('dayUnits'),
  weekUnits: set('weekUnits'),
  next: set('next'),
  last: set('last'),
  current: set('current'),
  hourMarks: set('hourMarks'),
  timeUnits: set('timeUnits'),
  once: set('once'),
  now: set('now'),
  dayParts: map<DayPart>((language) => language.dayParts),
  past: set('past'),
  to: set('to'),
  yes: set('yes'),
  perhapsYes: set('perhapsYes'),
  no: set('no'),
  negations: set('negations'),
  refusals: set('refusals'),
  happens: set('happens'),
  doubts: set('doubts'),
  notYet: set('notYet'),
  already: set('already'),
  alternatives: set('alternatives'),
  spans: set('spans'),
  unsure: set('unsure'),
  excused: set('excused'),
  called: set('called'),
  fillers: set('fillers'),
  numberLeads: set('numberLeads'),
} as const;
