import { cleanText } from './clean-text.ts';

/** What a list shows of words that have no title, in characters. */
const longest = 60;

/** The beginning of a text as its title: whole words, and a sign that more follows where it is cut. */
export function shortTitle(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const whole = cleanText(line, longest);
  if (!whole.cut) {
    return whole.text;
  }
  const words = cleanText(line, longest - 1).text;
  const end = words.lastIndexOf(' ');
  return `${(end > longest / 2 ? words.slice(0, end) : words).trimEnd()}…`;
}
