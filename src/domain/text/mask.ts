import { type DigitGroup, anyDigit, digitGroups } from './digit-runs.ts';
import { longNumbers } from './long-numbers.ts';
import { secretCodes } from './secret-codes.ts';

function blacken(text: string, secret: ReadonlySet<DigitGroup>): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of secret) {
    masked += text.slice(done, start) + text.slice(start, end).replace(anyDigit, '•');
    done = end;
  }
  return masked + text.slice(done);
}

/**
 * A text with the numbers that we never keep as `•`: 16 or more digits in a row (identity, family and bank
 * cards) always; 4 to 8 digits beside words like pin, otp or kode, unless the open question `expects` digits
 * and takes the message as a valid answer. Phone numbers stay.
 */
export function maskText(text: string, expects: 'digits' | 'other'): string {
  const found = digitGroups(text);
  const long = new Set(longNumbers(text, found));
  const rest = found.filter((group) => !long.has(group));
  const codes = new Set(expects === 'other' ? secretCodes(text, rest) : []);
  return blacken(text, new Set(found.filter((group) => long.has(group) || codes.has(group))));
}
