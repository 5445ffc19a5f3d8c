import {
  type Decimal,
  countDigits,
  createDecimal,
  divide,
  divideRounded,
  multiply,
  tenTo,
  wholeDecimal,
} from './decimal.ts';
import { Failure } from './failure.ts';

const MOST_EXPONENT = 100n;
const GUARD = 12;

/** Natural logarithm of a positive fixed-point number with `places` decimal places. */
function logarithm(value: bigint, places: number): bigint {
  const one = tenTo(places);
  let reduced = value;
  let halvings = 0n;
  while (reduced > (one * 3n) / 2n) {
    reduced /= 2n;
    halvings += 1n;
  }
  while (reduced < (one * 3n) / 4n) {
    reduced *= 2n;
    halvings -= 1n;
  }
  return 2n * areaTangent(reduced - one, reduced + one, one) + halvings * 2n * areaTangent(1n, 3n, one);
}

/** The series x + x³/3 + x⁵/5 … of x = dividend / divisor. */
function areaTangent(dividend: bigint, divisor: bigint, one: bigint): bigint {
  const x = (dividend * one) / divisor;
  let power = x;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (((power * x) / one) * x) / one;
  }
  return sum;
}

/** e to the power of a fixed-point number. */
function exponential(value: bigint, one: bigint): bigint {
  let term = one;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 1n) {
    sum += term;
    term = (term * value) / one / n;
  }
  return sum;
}

function raiseToWhole(base: Decimal, exponent: bigint): Decimal {
  const size = exponent < 0n ? -exponent : exponent;
  const power = createDecimal(base.coefficient ** size, base.scale * Number(size));
  return exponent < 0n ? divide(wholeDecimal(1), power) : power;
}

/** A positive base to the power of a fraction, rounded as the reference does: once after each of its two steps. */
function raiseToFraction(base: Decimal, exponent: Decimal, fraction: bigint): Decimal {
  const digits = countDigits(base.coefficient);
  const more = countDigits(exponent.coefficient);
  const places = Math.max(base.scale, 0) + digits + (more > digits ? more : 0) + 6;
  const working = places + GUARD + digits;
  const size = base.coefficient < 0n ? -base.coefficient : base.coefficient;
  const fixed = base.scale > working ? size : size * tenTo(working - base.scale);
  const cut = divideRounded(logarithm(fixed, working), tenTo(working - places));
  const scaled = (cut * fraction * tenTo(working - places)) / tenTo(exponent.scale);
  const result = exponential(scaled, tenTo(working));
  return createDecimal(divideRounded(result, tenTo(working - places)), places);
}

/** `base` to the power of `exponent`, whose size is 100 at most; throws a `Failure` when out of range. */
export function raise(base: Decimal, exponent: Decimal): Decimal {
  const unit = tenTo(Math.max(exponent.scale, 0));
  const whole =
    exponent.scale > 0 ? exponent.coefficient / unit : exponent.coefficient * tenTo(-exponent.scale);
  const fraction = exponent.scale > 0 ? exponent.coefficient % unit : 0n;
  if (whole > MOST_EXPONENT || whole < -MOST_EXPONENT) {
    throw new Failure('number value out of range');
  }
  if (base.coefficient === 0n || (base.coefficient < 0n && fraction !== 0n)) {
    return wholeDecimal(0);
  }
  const power = raiseToWhole(base, whole);
  return fraction === 0n ? power : multiply(power, raiseToFraction(base, exponent, fraction));
}
