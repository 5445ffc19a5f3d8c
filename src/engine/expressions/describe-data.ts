import { type Data, kindOf, standsFor } from './data.ts';
import { writeDecimal } from './decimal.ts';

const LONGEST = 100;

/** A value in the words of an error message: text in quotes and cut, what is large by its kind. */
export function describeData(data: Data): string {
  const value = standsFor(data);
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, LONGEST));
  }
  if (value.kind === 'number') {
    return writeDecimal(value);
  }
  return value.kind === 'function' ? `${value.name}(...)` : kindOf(value);
}
