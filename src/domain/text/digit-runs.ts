import { foldText } from './fold-text.ts';

/** Digits that stand together, with their place in the text. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** The digits as `0` to `9`, one for each. */
  readonly digits: string;
}

/** Every digit there is: of all scripts, raised, lowered and circled ones too; keycap frames go with them. */
const groups = /(?:[\p{Nd}²³¹⁰⁴-⁹₀-₉⓪①-⑨]\ufe0f?\u20e3?)+/gu;

/** One digit of any kind. */
export const anyDigit = /[\p{Nd}²³¹⁰⁴-⁹₀-₉⓪①-⑨]/gu;

/** The groups of digits in a text, in order. */
export function digitGroups(text: string): readonly DigitGroup[] {
  return Array.from(text.matchAll(groups), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: /^[0-9]+$/u.test(match[0]) ? match[0] : foldText(match[0]),
  }));
}

/** The groups in runs: neighbours stay together while what lies between them is only this `gap`. */
export function digitRuns(
  text: string,
  found: readonly DigitGroup[],
  gap: RegExp,
): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = [];
  let last: DigitGroup | undefined;
  for (const group of found) {
    if (last !== undefined && gap.test(text.slice(last.end, group.start))) {
      runs.at(-1)?.push(group);
    } else {
      runs.push([group]);
    }
    last = group;
  }
  return runs;
}

/** How many digits some groups have together. */
export function countDigits(found: readonly DigitGroup[]): number {
  return found.reduce((sum, { digits }) => sum + digits.length, 0);
}
