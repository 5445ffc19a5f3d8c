/** Digits that stand together, with their place in the text. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** How many digits, which may differ from the length: some take two UTF-16 units. */
  readonly count: number;
  /** The digits as `0` to `9`. */
  readonly digits: string;
}

/** Every digit there is: of all scripts, raised, lowered and circled ones too; keycap frames go with them. */
const groups = /(?:[\p{Nd}²³¹⁰⁴-⁹₀-₉⓪①-⑨]\ufe0f?\u20e3?)+/gu;
const digit = /[\p{Nd}²³¹⁰⁴-⁹₀-₉⓪①-⑨]/gu;

/** The groups of digits in a text, in order. `read` turns the digits of a group into `0` to `9`. */
export function digitGroups(text: string, read: (digits: string) => string): readonly DigitGroup[] {
  return Array.from(text.matchAll(groups), (match) => {
    const digits = (match[0].match(digit) ?? []).join('');
    const start = match.index;
    return { start, end: start + match[0].length, count: Array.from(digits).length, digits: read(digits) };
  });
}
