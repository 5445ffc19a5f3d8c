import { toNumber } from './convert.ts';
import { type Data, type ObjectData, isErrorData, isObjectData } from './data.ts';
import { describeData } from './describe-data.ts';
import { type Evaluation } from './evaluation.ts';
import { Failure } from './failure.ts';
import { toInteger } from './round-decimal.ts';

/** A property of an object without regard to case; undefined if there is none. */
export function findProperty({ properties }: ObjectData, name: string): Data | undefined {
  const exact = properties.get(name);
  if (exact !== undefined) {
    return exact;
  }
  const wanted = name.toLowerCase();
  for (const key of properties.keys()) {
    if (key.toLowerCase() === wanted) {
      return properties.get(key);
    }
  }
  return undefined;
}

/** The same, and warns of a property that is deprecated. */
export function readProperty({ warnings }: Evaluation, of: ObjectData, name: string): Data | undefined {
  const warning = of.deprecated?.get(name.toLowerCase());
  if (warning !== undefined) {
    warnings.push(warning);
  }
  return findProperty(of, name);
}

/** What `of.name` is; throws a `Failure` if there is no such thing. */
export function lookUpProperty(evaluation: Evaluation, of: Data, name: string): Data {
  if (isObjectData(of)) {
    const found = readProperty(evaluation, of, name);
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
