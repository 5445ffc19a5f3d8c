import { toNumber } from './convert.ts';
import { type Data, type ObjectData, isErrorData } from './data.ts';
import { describeData } from './describe-data.ts';
import { Failure } from './failure.ts';
import { toInteger } from './round-decimal.ts';

/** A property of an object without regard to case; undefined if there is none. */
export function findProperty({ properties }: ObjectData, name: string): Data | undefined {
  const exact = properties.get(name);
  if (exact !== undefined) {
    return exact;
  }
  const wanted = name.toLowerCase();
  for (const [key, value] of properties) {
    if (key.toLowerCase() === wanted) {
      return value;
    }
  }
  return undefined;
}

/** What `of.name` is; throws a `Failure` if there is no such thing. */
export function lookUpProperty(of: Data, name: string): Data {
  if (isObject(of)) {
    const found = findProperty(of, name);
    if (found === undefined) {
      throw new Failure(`object has no property '${name}'`);
    }
    return found;
  }
  return lookUpItem(of, name);
}

/** The item of a list at an index, counted from the end when it is negative; throws a `Failure` otherwise. */
export function lookUpItem(of: Data, index: Data): Data {
  if (isErrorData(of)) {
    throw new Failure(of.message);
  }
  if (of === null || typeof of !== 'object' || of.kind !== 'array') {
    throw new Failure(`${describeData(of)} doesn't support lookups`);
  }
  const at = toInteger(toNumber(index));
  const item = of.items.at(at);
  if (item === undefined) {
    throw new Failure(`index ${at} out of range for ${of.items.length} items`);
  }
  return item;
}

const isObject = (data: Data): data is ObjectData =>
  data !== null && typeof data === 'object' && data.kind === 'object';
