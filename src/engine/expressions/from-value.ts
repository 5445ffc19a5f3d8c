import { type Value } from '../../domain/value.ts';
import { type Data, createArray, createObject } from './data.ts';
import { readScientific } from './decimal.ts';

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
  const entries = Object.entries(value).map(([key, each]) => [key, fromValue(each)] as const);
  const fallback = entries.find(([key]) => key === '__default__')?.[1];
  return createObject(
    entries.filter(([key]) => key !== '__default__'),
    fallback,
  );
}
