import { type Decimal, createDecimal, divideRounded, tenTo, writeDecimal } from './decimal.ts';
import { Failure } from './failure.ts';

/** How to drop digits: half away from zero, towards minus infinity, towards plus infinity. */
export type Rounding = 'half' | 'down' | 'up';

const LARGEST_INTEGER = 2n ** 31n - 1n;

function divideBy(unit: bigint, coefficient: bigint, rounding: Rounding): bigint {
  if (rounding === 'half') {
    return divideRounded(coefficient, unit);
  }
  const quotient = coefficient / unit;
  const rest = coefficient % unit;
  if (rounding === 'down') {
    return rest < 0n ? quotient - 1n : quotient;
  }
  return rest > 0n ? quotient + 1n : quotient;
}

/** Rounds to a number of decimal places; negative places round tens, hundreds and so on. */
export function roundDecimal(value: Decimal, places: number, rounding: Rounding): Decimal {
  if (places >= value.scale) {
    return value;
  }
  const dropped = Math.min(value.scale - places, 200);
  const kept = divideBy(tenTo(dropped), value.coefficient, rounding);
  return createDecimal(kept, value.scale - dropped);
}

/** The whole part, which must fit 32 bits; throws a `Failure` if it does not. */
export function toInteger(value: Decimal): number {
  const { coefficient, scale } = value;
  const whole = scale > 0 ? coefficient / tenTo(scale) : coefficient * tenTo(-scale);
  if (whole > LARGEST_INTEGER || whole < -LARGEST_INTEGER - 1n) {
    throw new Failure(`number value ${writeDecimal(value)} is out of range for an integer`);
  }
  return Number(whole);
}
