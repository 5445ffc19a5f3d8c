import { type DigitGroup, countDigits, digitRuns } from './digit-runs.ts';

const secretWord =
  /^(?:m?pin|otp|kode|code|sandi|pass?w?ord|passcode|passwd|pass|pwd?|token|cvv|cvc|verifikasi|verification)(?:nya|ku|mu|ne|e|ipun)?$/u;
/** A space, dot or dash inside one code; a line break begins something else. */
const gap = /^[^\S\n]?[.\-‐-― ]?$/u;
const phoneStart = /^(?:0|62|8)/u;
const money = /^\d{1,3}(?:\.\d{3})*\.\d00$/u;
const BEFORE = 5;
const AFTER = 4;

interface Token {
  readonly start: number;
  readonly secret: boolean;
  /** The digits, where it is a number. */
  readonly code: readonly DigitGroup[];
}

/** The words of a text; one that announces a code is secret, but a postal code is none. */
function words(text: string): readonly Token[] {
  const found = Array.from(text.matchAll(/\p{L}[\p{L}\p{M}]*/gu), ({ 0: word, index }) => ({
    start: index,
    word: word.slice(0, 40).normalize('NFKC').toLowerCase(),
  }));
  return found.map(({ start, word }, at) => ({
    start,
    secret: secretWord.test(word) && !(word === 'kode' && found[at + 1]?.word === 'pos'),
    code: [],
  }));
}

/** Which groups of a number can be a code: all of it with 4 to 8 digits, else its parts of 4 to 8. */
function codeIn(text: string, run: readonly DigitGroup[]): readonly DigitGroup[] {
  const total = countDigits(run);
  const [first] = run;
  if (first === undefined || money.test(text.slice(first.start, run.at(-1)?.end))) {
    return [];
  }
  if (total <= 8) {
    return total >= 4 ? run : [];
  }
  const phone = total <= 15 && (phoneStart.test(first.digits) || text[first.start - 1] === '+');
  return phone ? [] : run.filter(({ digits }) => digits.length >= 4 && digits.length <= 8);
}

/** The groups of digits that are a PIN, password or one-time code by the words beside them. */
export function secretCodes(text: string, found: readonly DigitGroup[]): readonly DigitGroup[] {
  if (found.length === 0) {
    return [];
  }
  const spoken = words(text);
  if (!spoken.some(({ secret }) => secret)) {
    return [];
  }
  const numbers = digitRuns(text, found, gap).map((run) => ({
    start: run[0]?.start ?? 0,
    secret: false,
    code: codeIn(text, run),
  }));
  const tokens = [...spoken, ...numbers].sort((one, other) => one.start - other.start);
  return tokens.flatMap(({ code }, at) => {
    const beside = code.length > 0 ? tokens.slice(Math.max(0, at - BEFORE), at + AFTER + 1) : [];
    return beside.some(({ secret }) => secret) ? code : [];
  });
}
