import { consoleTexts, type ConsoleText, type Phrase } from '../phrase.ts';

/** Why something was held back or did not arrive, in words; a reason that has none stands as it is. */
export function reasonWords(phrase: Phrase, reason: string): string {
  const text = consoleTexts.find((each): each is ConsoleText & `held_${string}` => each === `held_${reason}`);
  return text === undefined ? reason : phrase(text);
}
