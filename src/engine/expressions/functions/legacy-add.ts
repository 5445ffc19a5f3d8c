import { type Args } from '../builtin.ts';
import { toNumber } from '../convert.ts';
import { toDateTime } from '../convert-time.ts';
import { type DateTime } from '../calendar/moment.ts';
import { type Data } from '../data.ts';
import { type Decimal, add } from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { ifPossible } from '../if-possible.ts';
import { toInteger } from '../round-decimal.ts';
import { moveInCalendar } from './date-arithmetic.ts';

/** The `+` of old flows: numbers are added, a number and a moment are days after it. */
export function legacyAdd(evaluation: Evaluation, [left, right]: Args<2>): Data {
  const [first, second] = [left, right].map((each) => ifPossible(() => toDateTime(evaluation, each)));
  if (first !== undefined && second !== undefined) {
    throw new Failure('cannot operate on two dates');
  }
  if (first !== undefined) {
    return daysAfter(first, toNumber(right));
  }
  return second === undefined ? add(toNumber(left), toNumber(right)) : daysAfter(second, toNumber(left));
}

const daysAfter = (moment: DateTime, days: Decimal): DateTime =>
  moveInCalendar(moment, { days: toInteger(days), months: 0 });
