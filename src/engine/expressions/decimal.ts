import { Failure } from './failure.ts';
import { trimSpace } from './trim-space.ts';

/** An exact decimal number: `coefficient` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly kind: 'number';
  readonly coefficient: bigint;
  readonly scale: number;
}

const MOST_DIGITS = 36;
const MOST_MAGNITUDE = 100;
const DIVISION_PLACES = 16;
const WRITTEN = /^(-?)(?:(\d+)(?:\.(\d+))?|\.(\d+))$/;

/** Ten to the power of a whole number from 0. */
export const tenTo = (power: number): bigint => 10n ** BigInt(power);

/** How many digits a whole number is written with, without its sign. */
export const countDigits = (whole: bigint): number => (whole < 0n ? -whole : whole).toString().length;

/** Makes a decimal as it is given; throws a `Failure` when it has too many digits or is too large or small. */
export function createDecimal(coefficient: bigint, scale: number): Decimal {
  if (coefficient === 0n) {
    return { kind: 'number', coefficient, scale: Math.min(Math.max(scale, 0), MOST_DIGITS) };
  }
  const digits = countDigits(coefficient);
  if (digits <= MOST_DIGITS && Math.abs(scale) <= MOST_DIGITS) {
    return { kind: 'number', coefficient, scale };
  }
  const trailing = /0*$/.exec(coefficient.toString())?.[0].length ?? 0;
  const magnitude = digits - 1 - scale;
  if (digits - trailing > MOST_DIGITS || Math.abs(magnitude) > MOST_MAGNITUDE) {
    throw new Failure('number value out of range');
  }
  return { kind: 'number', coefficient: coefficient / tenTo(trailing), scale: scale - trailing };
}

/** A decimal from a whole number. */
export const wholeDecimal = (whole: number | bigint): Decimal => createDecimal(BigInt(whole), 0);

/** Reads plain notation (`-1.50`, `.5`; no exponent); undefined for anything else. Throws when out of range. */
export function readDecimal(text: string): Decimal | undefined {
  const found = WRITTEN.exec(trimSpace(text));
  if (found === null || text.length > 1000) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = found[4] ?? ''] = found;
  const size = BigInt(whole + fraction);
  return createDecimal(sign === '-' ? -size : size, fraction.length);
}

/** Reads plain or scientific notation, as in JSON; undefined for anything else. Throws when out of range. */
export function readScientific(text: string): Decimal | undefined {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const base = readDecimal(mantissa);
  const shift = Number(exponent);
  if (base === undefined || !Number.isSafeInteger(shift)) {
    return undefined;
  }
  return createDecimal(base.coefficient, base.scale - shift);
}

/** Both coefficients at the larger of the two scales. */
function align(a: Decimal, b: Decimal): { left: bigint; right: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  return {
    left: a.coefficient * tenTo(scale - a.scale),
    right: b.coefficient * tenTo(scale - b.scale),
    scale,
  };
}

/** Exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = align(a, b);
  return createDecimal(left + right, scale);
}

/** The number with its sign turned. */
export const negate = (a: Decimal): Decimal => createDecimal(-a.coefficient, a.scale);

/** Exact difference. */
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));

/** Exact product. */
export const multiply = (a: Decimal, b: Decimal): Decimal =>
  createDecimal(a.coefficient * b.coefficient, a.scale + b.scale);

/** Quotient of two whole numbers, rounded half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < (divisor < 0n ? -divisor : divisor)) {
    return quotient;
  }
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

/** Quotient to 16 decimal places, rounded half away from zero; throws a `Failure` on division by zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) {
    throw new Failure('division by zero');
  }
  const { left, right } = align(a, b);
  return createDecimal(divideRounded(left * tenTo(DIVISION_PLACES), right), DIVISION_PLACES);
}

/** What is left after whole division, with the sign of the dividend; throws a `Failure` on division by zero. */
export function modulo(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) {
    throw new Failure('division by zero');
  }
  const { left, right, scale } = align(a, b);
  return createDecimal(left % right, scale);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { left, right } = align(a, b);
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** The shortest plain notation: no exponent, no trailing zeros. */
export function writeDecimal({ coefficient, scale }: Decimal): string {
  if (scale <= 0) {
    return (coefficient * tenTo(-scale)).toString();
  }
  const sign = coefficient < 0n ? '-' : '';
  const digits = coefficient
    .toString()
    .replace('-', '')
    .padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}
