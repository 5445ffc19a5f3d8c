import { type DateTime, type PlainDate, type PlainTime } from './calendar/moment.ts';
import { type Decimal } from './decimal.ts';

/** A list of values. */
export interface ArrayData {
  readonly kind: 'array';
  readonly items: readonly Data[];
}

/** Values by their names, as a map holds them, or computed when they are read. */
export interface Properties extends Iterable<readonly [string, Data]> {
  readonly get: (name: string) => Data | undefined;
  readonly keys: () => Iterable<string>;
}

/**
 * Named values; `fallback` tells what the object itself stands for (`__default__`), undefined if for nothing. It is no
 * getter: V8 gives every object that is written with one a hidden class of its own, which takes a microsecond and keeps
 * all that the getter sees until the next major collection.
 */
export interface ObjectData {
  readonly kind: 'object';
  readonly properties: Properties;
  readonly fallback: (() => Data) | undefined;
  /** What to warn of when a property is read, by the property's name; undefined if of none. */
  readonly deprecated?: ReadonlyMap<string, string> | undefined;
}

/** Something that can be called; it never throws but answers with an error value. */
export interface FunctionData {
  readonly kind: 'function';
  readonly name: string;
  readonly call: (args: readonly Data[]) => Data;
}

/** What could not be computed, in the words that are logged. */
export interface ErrorData {
  readonly kind: 'error';
  readonly message: string;
}

/** Everything an expression can hold while it is evaluated. */
export type Data =
  | null
  | string
  | boolean
  | Decimal
  | DateTime
  | PlainDate
  | PlainTime
  | ArrayData
  | ObjectData
  | FunctionData
  | ErrorData;

/** Makes an error value. */
export const createError = (message: string): ErrorData => ({ kind: 'error', message });

/** Makes a list. */
export const createArray = (items: readonly Data[]): ArrayData => ({ kind: 'array', items });

/** Makes an object; its keys keep their spelling and are looked up without regard to case. */
export const createObject = (properties: Iterable<readonly [string, Data]>, fallback?: Data): ObjectData => ({
  kind: 'object',
  properties: new Map(properties),
  fallback: fallback === undefined ? undefined : () => fallback,
});

/** Makes an object of names that a flow or JSON gives; what `__default__` names is what the object stands for. */
export function createNamedObject(entries: Iterable<readonly [string, Data]>): ObjectData {
  const properties = new Map(entries);
  const fallback = properties.get('__default__');
  properties.delete('__default__');
  return createObject(properties, fallback);
}

/** The kind of a value, in one word. */
export function kindOf(data: Data): string {
  if (data === null) {
    return 'null';
  }
  if (typeof data === 'string') {
    return 'text';
  }
  return typeof data === 'boolean' ? 'boolean' : data.kind;
}

/** Whether a value is an error. */
export const isErrorData = (data: Data): data is ErrorData =>
  data !== null && typeof data === 'object' && data.kind === 'error';

/** What an object stands for, or the value itself. */
export function standsFor(data: Data): Data {
  let current = data;
  while (isObjectData(current)) {
    const { fallback } = current;
    if (fallback === undefined) {
      return current;
    }
    current = fallback();
  }
  return current;
}

/** How many values an object names. */
export const countProperties = ({ properties }: ObjectData): number => [...properties.keys()].length;

/** Whether a value is an object. */
export const isObjectData = (data: Data): data is ObjectData =>
  data !== null && typeof data === 'object' && data.kind === 'object';

/** Whether a value can be called. */
export const isFunctionData = (data: Data): data is FunctionData => kindOf(data) === 'function';
