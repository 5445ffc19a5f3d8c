import { z } from 'zod';
import { cleanText } from '../../domain/text/clean-text.ts';
import { maskText } from '../../domain/text/mask.ts';

/** Far above what any schema takes, so that what is too long is refused and not cut. */
const everything = 1_000_000;

/** Whether a text holds a number that nobody should keep: a NIK, a card, a PIN beside its word. */
export function hidesNumber(text: string): boolean {
  return maskText(text, 'other') !== text;
}

/**
 * Words that staff write down about somebody, on one line and of at most so many characters, as they are kept: clean,
 * and with numbers that nobody should keep masked, as those in a table of people are.
 */
export function keptWords(max: number) {
  return z
    .string()
    .overwrite((text) => maskText(cleanText(text, everything).text.replaceAll('\n', ' '), 'other'))
    .max(max);
}
