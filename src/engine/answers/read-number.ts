import { scanWords } from './scan-words.ts';

/**
 * The only number in a text, in digits or words ("umur saya 40", "tiga puluh", "1,5 juta"); null when there is
 * none, or when there are different ones.
 */
export function readNumber(text: string): number | null {
  const found = new Set(scanWords(text).flatMap((item) => (item.kind === 'number' ? [item.value] : [])));
  const [only] = found;
  return found.size === 1 && only !== undefined && !Number.isNaN(only) ? only : null;
}
