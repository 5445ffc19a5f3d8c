import { type Args, type Builtins, builtin, variadic } from '../builtin.ts';
import { toBoolean, toNumber, toWhole } from '../convert.ts';
import { type Data } from '../data.ts';
import {
  type Decimal,
  add,
  compareDecimals,
  createDecimal,
  divide,
  modulo,
  multiply,
  readScientific,
  subtract,
  wholeDecimal,
  writeDecimal,
} from '../decimal.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { writeNumber } from '../write-number.ts';
import { type Rounding, roundDecimal } from '../round-decimal.ts';

const MOST_PERCENT = 2n ** 63n - 1n;
const MOST_PLACES = 9;

const rounding = (way: Rounding) =>
  builtin(1, 2, (_evaluation, [value, places]) =>
    roundDecimal(toNumber(value), places === undefined ? 0 : toWhole(places), way),
  );

/** The one of several numbers that comes out on top of the comparison. */
const choosing = (sign: 1 | -1) =>
  variadic(1, (_evaluation, args) =>
    args.map(toNumber).reduce((best, each) => (compareDecimals(each, best) * sign > 0 ? each : best)),
  );

const sumOf = (numbers: readonly Decimal[]): Decimal => numbers.reduce(add, wholeDecimal(0));

function percent(value: Decimal): string {
  const hundredth = multiply(value, wholeDecimal(100));
  const { coefficient } = roundDecimal(hundredth, 0, 'half');
  if (coefficient > MOST_PERCENT || coefficient < -MOST_PERCENT - 1n) {
    throw new Failure('percentage value is out of range');
  }
  return `${writeDecimal(roundDecimal(hundredth, 0, 'half'))}%`;
}

function formatNumber({ environment }: Evaluation, [value, places, grouped]: Args<1>): Data {
  const number = toNumber(value);
  const kept = places === undefined ? undefined : toWhole(places);
  if (kept !== undefined && (kept < 0 || kept > MOST_PLACES)) {
    throw new Failure(`must be given 0 to ${MOST_PLACES} decimal places, got ${kept}`);
  }
  return writeNumber(environment, number, {
    places: kept,
    grouped: grouped === undefined || toBoolean(grouped),
  });
}

const chanceDecimal = ({ chance }: Evaluation): Decimal =>
  readScientific(String(chance())) ?? wholeDecimal(0);

function chanceBetween(evaluation: Evaluation, [least, most]: Args<2>): Data {
  const [low, high] = [toNumber(least), toNumber(most)];
  const span = add(subtract(high, low), createDecimal(1n, 0));
  return roundDecimal(add(multiply(chanceDecimal(evaluation), span), low), 0, 'down');
}

/** Functions on numbers. */
export const numberFunctions: Builtins = {
  abs: builtin(1, 1, (_evaluation, [value]) => {
    const number = toNumber(value);
    return number.coefficient < 0n ? createDecimal(-number.coefficient, number.scale) : number;
  }),
  round: rounding('half'),
  round_up: rounding('up'),
  round_down: rounding('down'),
  max: choosing(1),
  min: choosing(-1),
  mean: variadic(1, (_evaluation, args) => divide(sumOf(args.map(toNumber)), wholeDecimal(args.length))),
  mod: builtin(2, 2, (_evaluation, [value, by]) => modulo(toNumber(value), toNumber(by))),
  percent: builtin(1, 1, (_evaluation, [value]) => percent(toNumber(value))),
  format_number: builtin(1, 3, formatNumber),
  rand: builtin(0, 0, chanceDecimal),
  rand_between: builtin(2, 2, chanceBetween),
};
