import { findText, type Phrase } from '../phrase.ts';

/** Why something was held back or did not arrive, in words; a reason that has none stands as it is. */
export function reasonWords(phrase: Phrase, reason: string): string {
  const text = findText(`held_${reason}`);
  return text === undefined ? reason : phrase(text);
}
