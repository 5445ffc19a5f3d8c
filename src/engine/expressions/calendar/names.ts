import { nameTable } from './name-table.ts';

/** The names of days (from Sunday), months and halves of the day in a language, long and short. */
export interface Names {
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  /** Before noon, and after it. */
  readonly halves: readonly string[];
}

const HALVES = ['am', 'pm'];
const ENGLISH_DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');

const cut = (words: readonly string[]): readonly string[] => words.map((word) => word.slice(0, 3));

const ENGLISH: Names = {
  days: ENGLISH_DAYS,
  shortDays: cut(ENGLISH_DAYS),
  months: ENGLISH_MONTHS,
  shortMonths: cut(ENGLISH_MONTHS),
  halves: HALVES,
};

function readLine(line: string): readonly (readonly [string, Names])[] {
  const [codes = '', names = ''] = line.split(': ', 2);
  const [days = [], shortDays = [], months = [], shortMonths = [], halves = HALVES] = names
    .split('; ')
    .map((words) => words.split('|'));
  return codes.split(' ').map((code) => [code, { days, shortDays, months, shortMonths, halves }] as const);
}

const LANGUAGES: ReadonlyMap<string, Names> = new Map(nameTable.trim().split('\n').flatMap(readLine));

/** The names in a language of two or three letters; English where a language is not known. */
export function namesIn(language: string): Names {
  return findNames(language) ?? ENGLISH;
}

/** The names in a language of two or three letters, where it is known. */
export function findNames(language: string): Names | undefined {
  const code = language.toLowerCase().split('-', 1)[0] ?? '';
  return code === 'en' || code === 'eng' ? ENGLISH : LANGUAGES.get(code);
}
