import { type Value } from '../../domain/value.ts';
import { type Typed } from '../expressions/typed/typed.ts';

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A value out of JSON in typed notation; its keys are data, whatever they are called. */
export function fromValueTyped(value: Value): Typed {
  if (typeof value === 'number') {
    return { $number: String(value) };
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return isList(value)
    ? value.map(fromValueTyped)
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromValueTyped(each)]));
}

/** A typed value as JSON again: what has no type there becomes its text. */
export function plainValue(value: Typed): Value {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((each: Typed) => plainValue(each));
  }
  const [first, ...rest] = Object.entries(value);
  if (first && rest.length === 0 && first[0] === '$number') {
    return Number(first[1]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each)]));
}
