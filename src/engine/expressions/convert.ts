import {
  type ArrayData,
  type Data,
  type FunctionData,
  type ObjectData,
  createArray,
  createObject,
  standsFor,
  countProperties,
} from './data.ts';
import { type Decimal, readDecimal } from './decimal.ts';
import { describeData } from './describe-data.ts';
import { Failure } from './failure.ts';
import { toInteger } from './round-decimal.ts';

/** Refuses a value that cannot be turned into what is needed (`a number`); an error value keeps its message. */
export function cannotConvert(data: Data, wanted: string): never {
  const value = standsFor(data);
  if (value !== null && typeof value === 'object' && value.kind === 'error') {
    throw new Failure(value.message);
  }
  throw new Failure(`unable to convert ${describeData(value)} to ${wanted}`);
}

/** A number, or text that is one; throws a `Failure` for anything else. */
export function toNumber(data: Data): Decimal {
  const value = standsFor(data);
  if (value !== null && typeof value === 'object' && value.kind === 'number') {
    return value;
  }
  return (typeof value === 'string' ? readDecimal(value) : undefined) ?? cannotConvert(value, 'a number');
}

/** A whole number of 32 bits, the fraction cut off; throws a `Failure` for anything else. */
export const toWhole = (data: Data): number => toInteger(toNumber(data));

/** Whether a value counts as true; throws a `Failure` for an error value. */
export function toBoolean(data: Data): boolean {
  const value = standsFor(data);
  if (value === null || typeof value === 'boolean') {
    return value === true;
  }
  return typeof value === 'string' ? value !== '' && value.toLowerCase() !== 'false' : isSomething(value);
}

function isSomething(value: Exclude<Data, null | string | boolean>): boolean {
  switch (value.kind) {
    case 'number':
      return value.coefficient !== 0n;
    case 'time':
      return value.nanos !== 0;
    case 'array':
      return value.items.length > 0;
    case 'object':
      return countProperties(value) > 0;
    case 'error':
      throw new Failure(value.message);
    case 'datetime':
    case 'date':
    case 'function':
      return true;
  }
}

/** A list; null is an empty one. Throws a `Failure` for anything else. */
export function toArray(data: Data): ArrayData {
  if (data === null) {
    return createArray([]);
  }
  return typeof data === 'object' && data.kind === 'array' ? data : cannotConvert(data, 'an array');
}

/** An object; null is an empty one. Throws a `Failure` for anything else. */
export function toObject(data: Data): ObjectData {
  if (data === null) {
    return createObject([]);
  }
  return typeof data === 'object' && data.kind === 'object' ? data : cannotConvert(data, 'an object');
}

/** A function; throws a `Failure` for anything else. */
export function toFunction(data: Data): FunctionData {
  if (data !== null && typeof data === 'object' && data.kind === 'function') {
    return data;
  }
  throw new Failure(`${describeData(data)} is not a function`);
}
