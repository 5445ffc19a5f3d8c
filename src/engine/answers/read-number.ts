import { isNumberDenied } from './is-denied.ts';
import { scanWords } from './scan-words.ts';

/** What most people write when they are asked for a number; there is nothing to be understood in it. */
const figures = /^(?:0|[1-9]\d{0,2})$/;

/**
 * The only number in a text, in digits or words ("umur saya 40", "tiga puluh", "1,5 juta"); null when there is
 * none, when there are different ones, or when it is said not to be so ("tidak 5").
 */
export function readNumber(text: string): number | null {
  if (figures.test(text)) {
    return Number(text);
  }
  const found = new Set(scanWords(text).flatMap((item) => (item.kind === 'number' ? [item.value] : [])));
  const [only] = found;
  const clear = found.size === 1 && only !== undefined && !Number.isNaN(only);
  return clear && !isNumberDenied(text) ? only : null;
}
