import { type DigitGroup, countDigits, digitRuns } from './digit-runs.ts';

const IDENTITY = 16;
/** What people put between the digits of one number: spaces, line breaks, dots, dashes, invisible characters. */
const gap = /^[\s.\-‐-―−·\p{Cf}\p{Default_Ignorable_Code_Point}]{1,6}$/u;

const dates =
  /^(?:(?:0?[1-9]|[12]\d|3[01])[-.](?:0?[1-9]|1[0-2])[-.](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)$/u;
const times = /^(?:[01]?\d|2[0-4])\.[0-5]\d(?:-(?:[01]?\d|2[0-4])\.[0-5]\d)?$/u;
const money = /^\d{1,3}(?:\.\d{3}){0,2}\.\d00$/u;

/** Whether a run is several dates, times or sums of money in a row rather than one number. */
function isList(run: string): boolean {
  const parts = run.split(/\s+/u).filter((part) => !/^[-‐-―−]$/u.test(part));
  return parts.length > 1 && parts.every((part) => dates.test(part) || times.test(part) || money.test(part));
}

function opensPhone(text: string, group: DigitGroup): boolean {
  return group.digits.startsWith('0') || group.digits.startsWith('628') || text[group.start - 1] === '+';
}

/** How many of the first groups are a phone number, 0 for none. No identity or card number begins with 0. */
function phoneLength(text: string, run: readonly DigitGroup[], broken: boolean): number {
  const [first] = run;
  if (first === undefined || !opensPhone(text, first)) {
    return 0;
  }
  let digits = 0;
  let length = 0;
  for (const group of broken ? run : [first]) {
    const full = digits >= 10 && opensPhone(text, group);
    if (full || digits + group.digits.length > (length === 0 ? 15 : 13)) {
      break;
    }
    digits += group.digits.length;
    length += 1;
  }
  return digits >= 10 ? length : 0;
}

/**
 * A run without the phone numbers in it, in pieces. Digits that make 16 together with what stands before them
 * are no phone number: an identity number may go on with 08.
 */
function withoutPhones(text: string, run: readonly DigitGroup[]): readonly (readonly DigitGroup[])[] {
  const exact = countDigits(run) === IDENTITY;
  const pieces: DigitGroup[][] = [[]];
  let before = 0;
  for (let at = 0; at < run.length;) {
    const ahead = run.slice(at, at + 15);
    const phone = phoneLength(text, ahead, !exact);
    const digits = countDigits(ahead.slice(0, Math.max(1, phone)));
    if (phone > 0 && (before === 0 || (!exact && before + digits !== IDENTITY))) {
      pieces.push([]);
      before = 0;
      at += phone;
    } else {
      pieces.at(-1)?.push(...ahead.slice(0, 1));
      before += ahead[0]?.digits.length ?? 0;
      at += 1;
    }
  }
  return pieces;
}

/**
 * The groups of digits that make an identity, family or bank card number: 16 or more in a row, however they
 * are split. Phone numbers that stand beside one are left out.
 */
export function longNumbers(text: string, found: readonly DigitGroup[]): readonly DigitGroup[] {
  return digitRuns(text, found, gap)
    .filter((run) => countDigits(run) >= IDENTITY)
    .filter((run) => !isList(text.slice(run[0]?.start, run.at(-1)?.end)))
    .flatMap((run) => withoutPhones(text, run))
    .filter((piece) => countDigits(piece) >= IDENTITY)
    .flat();
}
