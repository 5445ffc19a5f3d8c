const surrogates = /\p{Cs}/gu;
/** Marks stacked this high are noise, and sorting them would take time in the square of their number. */
const stackedMarks = /(\p{M}{8})\p{M}+/gu;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Emoji_Modifier}\u20e3]/gu;
const spaces = /[\s\u0085]+/gu;
const controls = /\p{Cc}/gu;
/** Most messages are of these alone, to which nothing below applies but case and spaces. */
const plain = /^[ -~]*$/;
const foreignDigit = /(?![0-9])\p{Nd}/gu;

/** The digit of any script as `0` to `9`; every script has its ten digits in a row that begins at a zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let back = 0;
  while (back < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) {
    back += 1;
  }
  return String(back);
}

/**
 * A text as it is compared: NFKC, lower case, digits of every script as `0` to `9`, without invisible
 * characters, skin tones and keycap frames, spaces folded and trimmed. Punctuation stays.
 */
export function foldText(text: string): string {
  if (plain.test(text)) {
    return text.toLowerCase().replace(/ +/g, ' ').trim();
  }
  return text
    .replace(surrogates, '')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(controls, '')
    .replace(foreignDigit, asciiDigit)
    .trim();
}
