import { consoleTexts, type Phrase } from '../phrase.ts';

/** Why something was held back, in words for a coordinator; a reason of a network stays as it is. */
export function heldWords(phrase: Phrase, reason: string): string {
  const text = consoleTexts.find((each) => each === `held_${reason}`);
  return text ? phrase(text) : reason;
}
