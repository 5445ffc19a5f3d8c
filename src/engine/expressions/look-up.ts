import { toNumber } from './convert.ts';
import { type Data, type ObjectData, createError, isErrorData, isObjectData } from './data.ts';
import { describeData } from './describe-data.ts';
import { type Evaluation } from './evaluation.ts';
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

/** What `of.name` is; an error value if there is no such thing, which flows ask for so often that it is not thrown. */
export function lookUpProperty(evaluation: Evaluation, of: Data, name: string): Data {
  if (!isObjectData(of)) {
    return lookUpItem(of, name);
  }
  const found = readProperty(evaluation, of, name);
  return found === undefined ? createError(`object has no property '${name}'`) : found;
}

/** The item of a list at an index, counted from the end when it is negative; an error value if there is none. */
export function lookUpItem(of: Data, index: Data): Data {
  if (isErrorData(of)) {
    return of;
  }
  if (of === null || typeof of !== 'object' || of.kind !== 'array') {
    return createError(`${describeData(of)} doesn't support lookups`);
  }
  const at = toInteger(toNumber(index));
  const item = of.items.at(at);
  return item === undefined ? createError(`index ${at} out of range for ${of.items.length} items`) : item;
}
