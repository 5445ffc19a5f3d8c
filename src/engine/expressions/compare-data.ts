import { dayNumber } from '../../domain/time/day.ts';
import { type Data, kindOf } from './data.ts';
import { compareDecimals } from './decimal.ts';
import { Failure } from './failure.ts';
import { compareTexts } from './to-text.ts';

/** Negative, zero or positive for the order of two values of one kind; throws a `Failure` if they have none. */
export function compareData(left: Data, right: Data): number {
  if (kindOf(left) !== kindOf(right)) {
    throw new Failure("can't sort array of different types");
  }
  const order = orderOf(left, right);
  if (order === undefined) {
    throw new Failure(`${kindOf(left)} isn't a comparable type`);
  }
  return order;
}

/** The order of two values of one kind; undefined if that kind has none. */
export function orderOf(left: Data, right: Data): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    return compareTexts(left, right);
  }
  const [first, second] = [placeOf(left), placeOf(right)];
  if (first === undefined || second === undefined) {
    return compareNumbers(left, right);
  }
  return first === second ? 0 : first < second ? -1 : 1;
}

function compareNumbers(left: Data, right: Data): number | undefined {
  const [first, second] = [left, right].filter(
    (each) => each !== null && typeof each === 'object' && each.kind === 'number',
  );
  return first === undefined || second === undefined ? undefined : compareDecimals(first, second);
}

function placeOf(data: Data): number | bigint | undefined {
  if (typeof data === 'boolean') {
    return Number(data);
  }
  if (data === null || typeof data !== 'object') {
    return undefined;
  }
  if (data.kind === 'date') {
    return dayNumber(data);
  }
  return data.kind === 'datetime' || data.kind === 'time' ? data.nanos : undefined;
}
