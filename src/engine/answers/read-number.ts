import { isNumberDenied } from './is-denied.ts';
import { type Item } from './number-collector.ts';
import { scanWords } from './scan-words.ts';
import { vocabulary } from './words/vocabulary.ts';

/** What most people write when they are asked for a number; there is nothing to be understood in it. */
const figures = /^(?:0|[1-9]\d{0,2})$/;

/** A thousand millions to who writes of money, metres or minutes to others. */
const vagueUnit = /\d ?[MT](?![\p{L}\p{N}])/u;

const { dayUnits, weekUnits, monthMarks, timeUnits, once } = vocabulary;

/** Whether a number tells how far apart something comes: "3 hari sekali" is nobody's 3 days. */
function isInterval(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    const unit = items[at - 1];
    const isUnit =
      unit?.kind === 'word' &&
      [dayUnits, weekUnits, monthMarks, timeUnits].some((words) => words.has(unit.word));
    return item.kind === 'word' && once.has(item.word) && isUnit && items[at - 2]?.kind === 'number';
  });
}

/**
 * The only number in a text, in digits or words ("umur saya 40", "tiga puluh", "1,5 juta"); null when there is
 * none, when there are different ones or one with a vague unit ("2M"), when it is said not to be so ("tidak 5") or how
 * far apart ("3 hari sekali").
 */
export function readNumber(text: string): number | null {
  if (figures.test(text)) {
    return Number(text);
  }
  const items = scanWords(text);
  const found = new Set(items.flatMap((item) => (item.kind === 'number' ? [item.value] : [])));
  const [only] = found;
  const clear = found.size === 1 && !vagueUnit.test(text) && only !== undefined && !Number.isNaN(only);
  return clear && !isInterval(items) && !isNumberDenied(text) ? only : null;
}
