import { type Day, isDate } from '../../domain/time/day.ts';
import { dayOfYear, fullYear } from './date-choice.ts';
import { vocabulary } from './words/vocabulary.ts';

const isoDate = /(?<![\d.,/-])((?:19|20|21)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-]|[.,]\d)/gu;
const dayFirst = /(?<![\d.,/-])(\d{1,2}) ?([-/.]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{2}))?(?![\d/-]|[.,]\d)/gu;
const together = /(?<![\d.,/-])(\d\d)(\d\d)((?:19|20)\d\d)(?![\d/-]|[.,]\d)/gu;

/** The hour of an appointment: "jam 10.12", "pukul 9.00-11.00". */
const hours = new RegExp(
  `(?<!\\p{L})(?:${[...vocabulary.hourMarks].join('|')})\\.? ?\\d{1,2}[.:]\\d\\d(?: ?[-–] ?\\d{1,2}[.:]\\d\\d)?(?![\\d/]|[.-]\\d)`,
  'gu',
);

function real(year: number, month: number, day: number): Day | null {
  return isDate(year, month, day) ? { year, month, day } : null;
}

/** What comes before a row of days: "tgl 10-12". */
const lead = new RegExp(`(?<!\\p{L})(?:${[...vocabulary.dayMarks].join('|')})[.:]? ?$`, 'u');

/** Whether it is a row of days or lacks its month or year: "3-5 Juni" is no 3 May, "tgl 10-12" hardly 10 December. */
function isVague({ 0: match, 2: sign, index, input }: RegExpExecArray): boolean {
  const [, word = ''] = /^ ?(\p{L}+)/u.exec(input.slice(index + match.length)) ?? [];
  const goesOn = [vocabulary.months, vocabulary.monthMarks, vocabulary.yearMarks].some((words) =>
    words.has(word),
  );
  return goesOn || (sign === '-' && lead.test(input.slice(0, index)));
}

/** What matches, each writing once. */
function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...new Map(Array.from(text.matchAll(pattern), (match) => [match[0], match])).values()];
}

/** The dates in a folded text that are written in digits, day first or ISO; null for one that cannot be. */
export function writtenDates(folded: string, today: Day): readonly (Day | null)[] {
  const text = folded.replace(hours, ' ');
  const iso = matches(text, isoDate).map(([, year, month, day]) =>
    real(Number(year), Number(month), Number(day)),
  );
  const local = matches(text, dayFirst).map((match) => {
    const [, day, , month, year] = match;
    if (year === undefined) {
      return isVague(match) ? null : dayOfYear(today, Number(month), Number(day));
    }
    return real(fullYear(today, Number(year)), Number(month), Number(day));
  });
  const whole = matches(text, together).map(([, day, month, year]) =>
    real(Number(year), Number(month), Number(day)),
  );
  return [...iso, ...local, ...whole];
}
