import { type Data, type ObjectData } from './data.ts';

/** How the properties of an object come about. */
interface Source {
  /** Asked once, when the names themselves are needed. */
  readonly keys: () => readonly string[];
  /** Undefined where there is no such property; asked at most once for each. */
  readonly compute: (key: string) => Data | undefined;
  /** What the object itself stands for; left out if for nothing. */
  readonly fallback?: (() => Data) | undefined;
  /** What to warn of when a property is read, by the property's name. */
  readonly deprecated?: ReadonlyMap<string, string> | undefined;
}

/**
 * An object whose properties are computed when they are read: a flow reads one or two of the hundreds that a contact
 * may have.
 */
export function createLazyObject({ keys: listKeys, compute, fallback, deprecated }: Source): ObjectData {
  let known: Map<string, Data | undefined> | undefined;
  let names: readonly string[] | undefined;
  const keys = (): readonly string[] => (names ??= listKeys());
  const get = (key: string): Data | undefined => {
    const before = known?.get(key);
    if (before !== undefined) {
      return before;
    }
    const value = compute(key);
    (known ??= new Map()).set(key, value);
    return value;
  };
  return {
    kind: 'object',
    properties: {
      get,
      keys,
      *[Symbol.iterator]() {
        for (const key of keys()) {
          yield [key, get(key) ?? null] as const;
        }
      },
    },
    fallback,
    deprecated,
  };
}

/** How each part of something is computed; `__default__` is what the whole stands for. */
export interface Parts<Whole> {
  readonly [name: string]: (whole: Whole) => Data;
}

/** An object of parts that are computed when they are read; the parts of a kind of thing are written once for all. */
export function lazyParts<Whole>(
  parts: Parts<Whole>,
  whole: Whole,
  deprecated?: ReadonlyMap<string, string>,
): ObjectData {
  const fallback = parts['__default__'];
  return createLazyObject({
    keys: () => Object.keys(parts).filter((key) => key !== '__default__'),
    compute: (key) => (key !== '__default__' && Object.hasOwn(parts, key) ? parts[key]?.(whole) : undefined),
    fallback: fallback && (() => fallback(whole)),
    deprecated,
  });
}
