import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { type Source } from '../yaml/source.ts';

/** What a YAML value holds, without its looks. */
export type Data = string | number | boolean | null | readonly Data[] | Mapping;

/** A YAML mapping. */
export interface Mapping {
  readonly [key: string]: Data;
}

/** Keys whose numbers are texts, taken as they are written: `08` stays `08`. */
const written = new Set(['label', 'accept', 'keyword', 'tag', 'untag', 'when', 'set']);
/** Keys whose single value is a list of one. */
const lists = new Set(['accept', 'keyword', 'tag', 'untag']);

/**
 * What stands in a YAML file, each thing in the one form that tables write: a single word of a list as a list, a number
 * that is read as text as text. It means the same to the reader of flows.
 */
export function toData(source: Source, node: unknown, key = ''): Data {
  const found = source.resolve(node);
  if (isMap(found)) {
    return Object.fromEntries(
      found.items.map(({ key: name, value }) => {
        const text = keyOf(name);
        return [text, toData(source, value, key === 'set' ? key : text)];
      }),
    );
  }
  if (isSeq(found)) {
    return found.items.map((item) => (isScalar(item) ? toScalar(item, key) : toData(source, item)));
  }
  const value = isScalar(found) ? toScalar(found, key) : null;
  if (key === 'end') {
    return value ?? true;
  }
  return lists.has(key) && value !== null ? [value] : value;
}

function toScalar(scalar: Scalar, key: string): Data {
  const { value, source } = scalar;
  if (typeof value === 'string') {
    return value.trimEnd();
  }
  if (written.has(key)) {
    return source ?? '';
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function keyOf(node: unknown): string {
  if (!isScalar(node)) {
    return '?';
  }
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

/** Whether a value is a mapping. */
export function isMapping(data: Data | undefined): data is Mapping {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
