import { vocabulary } from './words/vocabulary.ts';

const { yes, perhapsYes, no, fillers, numberLeads, called } = vocabulary;

/** What may stand before an answer: forms of address, signs, another yes or no. */
function isLead(word: string): boolean {
  const known = [yes, perhapsYes, no, fillers, numberLeads, called].some((words) => words.has(word));
  return known || !/[\p{L}\p{N}]/u.test(word);
}

/** Which words are a yes that only asks to be agreed with: "mahal ya", "apa ya"; told by their place. */
export function findTags(words: readonly string[]): (at: number) => boolean {
  const matter = words.findIndex((word) => !isLead(word));
  return (at) => {
    const word = words[at] ?? '';
    return matter >= 0 && at > matter && yes.has(word) && fillers.has(word);
  };
}
