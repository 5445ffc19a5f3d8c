import { type Builtins, builtin } from '../builtin.ts';
import { toNumber } from '../convert.ts';
import { type Decimal, compareDecimals } from '../decimal.ts';
import { toText } from '../to-text.ts';
import { findNumbers } from './find-numbers.ts';
import { holdsIfFound } from './test-result.ts';

const comparing = (passes: (order: number) => boolean) =>
  builtin(2, 2, (evaluation, [text, limit]) => {
    const numbers = findNumbers(evaluation.environment, toText(evaluation, text));
    const wanted = toNumber(limit);
    return holdsIfFound(numbers.find((number) => passes(compareDecimals(number, wanted))));
  });

const within = (number: Decimal, least: Decimal, most: Decimal): boolean =>
  compareDecimals(number, least) >= 0 && compareDecimals(number, most) <= 0;

/** Tests of the numbers in a text; the first one that passes is the match. */
export const numberTests: Builtins = {
  has_number: builtin(1, 1, (evaluation, [text]) =>
    holdsIfFound(findNumbers(evaluation.environment, toText(evaluation, text))[0]),
  ),
  has_number_eq: comparing((order) => order === 0),
  has_number_lt: comparing((order) => order < 0),
  has_number_lte: comparing((order) => order <= 0),
  has_number_gt: comparing((order) => order > 0),
  has_number_gte: comparing((order) => order >= 0),
  has_number_between: builtin(3, 3, (evaluation, [text, from, to]) => {
    const numbers = findNumbers(evaluation.environment, toText(evaluation, text));
    const [least, most] = [toNumber(from), toNumber(to)];
    return holdsIfFound(numbers.find((number) => within(number, least, most)));
  }),
};
