/** Another case of each character by itself, as long as it stays one character (ß stays ß). */
const mapEach = (text: string, change: (characters: string) => string): string =>
  isPlain(text)
    ? change(text)
    : Array.from(text, (character) => {
        const changed = change(character);
        return Array.from(changed).length === 1 ? changed : character;
      }).join('');

/** ASCII letters never become more than one, nor depend on their neighbours. */
const isPlain = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

/** Capital letters. */
export const upperCase = (text: string): string => mapEach(text, (each) => each.toUpperCase());

/** Small letters. */
export const lowerCase = (text: string): string => mapEach(text, (each) => each.toLowerCase());

/** Small letters, but a capital one after everything that is no letter, digit or underscore. */
export const titleCase = (text: string): string =>
  lowerCase(text).replace(/(?<![\p{L}\p{M}\p{N}_])\p{L}/gu, (letter) => upperCase(letter));
