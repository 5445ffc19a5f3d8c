import { Refusal } from './refusal.ts';

/** Refuses words that a command has no use for; ignored, they would seem to have worked. */
export function refuseWords(command: string, words: readonly string[], hint = ''): void {
  if (words.length > 0) {
    throw new Refusal(`"${command}" takes no words, so not "${words.join(' ')}"${hint}`);
  }
}
