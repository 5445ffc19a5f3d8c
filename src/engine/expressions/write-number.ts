import { type Decimal, writeDecimal } from './decimal.ts';
import { roundDecimal } from './round-decimal.ts';
import { type Environment } from './scope.ts';

/** A number as people here write it; `places` pads or rounds the fraction, undefined leaves it as it is. */
export function writeNumber(
  { decimal, grouping }: Pick<Environment, 'decimal' | 'grouping'>,
  value: Decimal,
  { places, grouped }: { readonly places: number | undefined; readonly grouped: boolean },
): string {
  const rounded = places === undefined ? value : roundDecimal(value, places, 'half');
  const [whole = '', fraction = ''] = writeDecimal(rounded).split('.');
  const digits = grouped ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, () => grouping) : whole;
  const padded = fraction.padEnd(places ?? 0, '0');
  return padded === '' ? digits : `${digits}${decimal}${padded}`;
}
