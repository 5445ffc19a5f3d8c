import { type Value } from '../../domain/value.ts';
import { type Data, createArray } from './data.ts';
import { readScientific } from './decimal.ts';
import { createLazyObject } from './lazy-object.ts';

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A value of the domain as one of the expressions; `__default__` becomes what the object stands for. */
export function fromValue(value: Value): Data {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? (readScientific(String(value)) ?? null) : null;
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (isList(value)) {
    return createArray(value.map(fromValue));
  }
  const fallback = value['__default__'];
  return createLazyObject({
    keys: () => Object.keys(value).filter((key) => key !== '__default__'),
    compute: (key) =>
      key !== '__default__' && Object.hasOwn(value, key) ? fromValue(value[key] ?? null) : undefined,
    fallback: fallback === undefined ? undefined : () => fromValue(fallback),
  });
}
