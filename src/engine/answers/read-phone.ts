import { countDigits, digitGroups, digitRuns } from '../../domain/text/digit-runs.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { isNumberDenied } from './is-denied.ts';

/** What people write inside one number; a dot before a space ends a list number. */
const gap = /^(?:[.]|[\s()/‐-―-]{1,3})$/u;

/** Written digits as `+…` with 9 to 15 digits; null when they are no phone number. */
function international(digits: string, plus: boolean): string | null {
  const indonesian = /^(?:\+?62)?0?(?=[1-9])/u;
  const whole = plus ? `+${digits}` : digits.replace(/^00/u, '+');
  const full = /^(?:\+?62|0[1-9]|8\d{9,11}$)/u.test(whole) ? whole.replace(indonesian, '+62') : whole;
  return /^\+[1-9]\d{8,14}$/u.test(full) && digits.length >= 9 && digits.length <= 15 ? full : null;
}

/**
 * The only phone number in a text as `+…`: Indonesian forms (08…, 62…) or an international one with +. Null too for
 * one that is said not to be so ("bukan 0812…").
 */
export function readPhone(text: string): string | null {
  const folded = foldText(text);
  const found = digitRuns(folded, digitGroups(folded), gap)
    .filter((run) => countDigits(run) >= 9)
    .map((run) =>
      international(
        run.map(({ digits }) => digits).join(''),
        /\+\s?\(?$/u.test(folded.slice(Math.max(0, (run[0]?.start ?? 0) - 3), run[0]?.start)),
      ),
    );
  const [only, ...more] = new Set(found);
  return only === undefined || more.length > 0 || isNumberDenied(text) ? null : only;
}
