import { foldText } from '../../domain/text/fold-text.ts';
import { withoutAccents } from '../../domain/text/without-accents.ts';
import { splitNumberWord } from './split-number-word.ts';
import { vocabulary } from './words/vocabulary.ts';

const { numbers, weekdays, days, dayMarks, dayUnits, hourMarks } = vocabulary;
const { perhapsYes, no, negations, refusals, happens, spans, numberLeads, fillers } = vocabulary;
const { months, dayParts, next, last, current } = vocabulary;

/** As many words as may stand between a value and its denial; more would only take time. */
const farthest = 4;

/** The words that a day begins with: "besok", "hari ini". */
const dayWords = new Set(Array.from(days.keys(), (phrase) => phrase.split(' ')[0] ?? ''));

/** "no 5" is number five. */
const denies = (word = ''): boolean => (negations.has(word) || refusals.has(word)) && !numberLeads.has(word);

/** Most answers have no such word, and need no second look. */
const mayDeny = (word: string): boolean => denies(word) || no.has(word);

/** What may stand between a denial and what it denies: "tidak bisa hari senin", "gak sampai 5". */
const isBetween = (word = ''): boolean =>
  [perhapsYes, happens, spans, dayMarks, dayUnits, hourMarks].some((words) => words.has(word));

/** What goes on with a day or an hour: "hari ini", "3 mei", "senin depan", "jam 8 pagi". */
const belongs = (word = ''): boolean =>
  months.has(word) || dayParts.has(word) || [next, last, current].some((words) => words.has(word));

const isNumber = (word: string): boolean =>
  /^\+?\d/u.test(word) || numbers.has(splitNumberWord(word)[0] ?? '');
const isDay = (word: string): boolean => weekdays.has(word) || dayWords.has(word);

/** Whether the value that begins at a place is said not to be so; any sign between ends what a denial reaches. */
function isDeniedAt(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (isBetween(words[before]) && at - before <= farthest) {
    before -= 1;
  }
  // "belum sampai 5" is no 5, but "belum besok" may be "not yet: tomorrow".
  const word = words[before] ?? '';
  return denies(word) || (before < at - 1 && no.has(word) && !numberLeads.has(word));
}

/** Whether it ends at a place, but for words that say nothing: "besok tidak bisa bu". */
function isEnd(words: readonly string[], at: number): boolean {
  const rest = words.slice(at);
  const said = rest.findIndex((word) => !fillers.has(word));
  return said < 0 || !/\p{L}|\p{N}/u.test(rest[said] ?? '');
}

/** Whether the value at a place is refused behind it: "besok tidak bisa", but not "1990 tidak ada akta". */
function isRefusedAt(words: readonly string[], at: number): boolean {
  let after = at + 1;
  while (belongs(words[after]) && after - at <= farthest) {
    after += 1;
  }
  return (
    denies(words[after]) &&
    (isEnd(words, after + 1) || (isBetween(words[after + 1]) && isEnd(words, after + 2)))
  );
}

function wordsOf(text: string): readonly string[] {
  return withoutAccents(foldText(text))
    .replaceAll(/['’‘`]/gu, '')
    .split(/\s+|(?=[,;!?])|(?<=[,;!?])(?!\d)|[.:](?=\s|$)/u);
}

/** Whether a number is denied right before it: "tidak 5", "bukan lima". */
export function isNumberDenied(text: string): boolean {
  const words = wordsOf(text);
  return words.some(mayDeny) && words.some((word, at) => isNumber(word) && isDeniedAt(words, at));
}

/** Whether a day or an hour is denied or refused: "bukan besok", "senin tidak bisa". */
export function isTimeDenied(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.some(mayDeny) &&
    words.some(
      (word, at) => (isNumber(word) || isDay(word)) && (isDeniedAt(words, at) || isRefusedAt(words, at)),
    )
  );
}
