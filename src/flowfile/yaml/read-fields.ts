import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { closest, misspelt } from './closest.ts';
import { type Slot } from './slot.ts';
import { type Source } from './source.ts';

/** The values of a mapping by their keys; each key at most once. */
export type Fields = ReadonlyMap<string, Slot>;

/** What a mapping may and must hold. */
export interface Shape {
  /** What it is, for messages: `a choice`. */
  readonly what: string;
  /** Every key that may stand there; null allows any. */
  readonly keys: readonly string[] | null;
  readonly required?: readonly string[];
}

/** Reads a mapping; says which keys are unknown or missing, and undefined where it is no mapping at all. */
export function readFields(source: Source, slot: Slot, shape: Shape): Fields | undefined {
  if (!isMap(slot.node)) {
    source.error(slot.at, `${shape.what} must be a mapping, such as ${example(shape, slot.node)}`);
    return undefined;
  }
  const all = slot.node.items.map((pair) => fieldOf(source, pair as Pair<Node, Node | null>, slot.at));
  const unknown = all.filter(({ name }) => shape.keys !== null && !shape.keys.includes(name));
  const fields = new Map<string, Slot>();
  for (const field of all.filter((each) => !unknown.includes(each))) {
    fields.set(field.name, fields.get(field.name) ?? field);
  }
  noteKeys(source, slot, { shape, unknown, fields });
  return fields;
}

interface ReadKeys {
  readonly shape: Shape;
  readonly unknown: readonly Slot[];
  readonly fields: Map<string, Slot>;
}

/** One mistake is told once: a key that is plainly a misspelt one is read as that, and not missed as well. */
function noteKeys(source: Source, slot: Slot, read: ReadKeys): void {
  const { shape, unknown, fields } = read;
  const { what, keys, required = [] } = shape;
  const guessed = takeMisspelt(read);
  const missing = required.filter((key) => !fields.has(key));
  const instead = unknown.length === 1 && missing.length === 1 ? missing[0] : undefined;
  const who = instead === undefined ? what : `${what} needs "${instead}" and`;
  for (const { name, keyAt } of unknown) {
    source.error(keyAt, unknownKey(name, who, keys ?? []));
  }
  for (const key of missing.filter((each) => each !== instead)) {
    source.error(slot.at, `${what} needs "${key}"`);
  }
  guessed.forEach((field) => {
    overlook(source, field);
  });
}

function overlook(source: Source, { keyAt, node }: Slot): void {
  source.overlook(keyAt, isPlain(node) ? (node?.range?.[1] ?? keyAt) : keyAt);
}

/** The keys that were read as what they are nearly spelt like. */
function takeMisspelt({ shape, unknown, fields }: ReadKeys): readonly Slot[] {
  return unknown.filter((field) => {
    const meant = misspelt(field.name, shape.keys ?? []);
    if (meant === undefined || fields.has(meant)) {
      return false;
    }
    fields.set(meant, { ...field, name: meant });
    return true;
  });
}

/** A value, or a list of them: where it does not fit, the key was another one than it seems. */
function isPlain(node: Node | null): boolean {
  return isScalar(node) || (isSeq(node) && node.items.every(isScalar));
}

function fieldOf(source: Source, { key, value }: Pair<Node, Node | null>, near: number): Slot {
  const keyAt = key.range?.[0] ?? near;
  const node = source.resolve(value);
  const empty = node === null || (isScalar(node) && node.value === null);
  const at = empty ? keyAt : (value?.range?.[0] ?? keyAt);
  return { name: nameOf(key), node: empty ? null : node, at, keyAt };
}

function nameOf(key: Node): string {
  if (!isScalar(key)) {
    return '?';
  }
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** Keys of one thing that are named in full; texts of the product are some two hundred. */
const mostKeys = 25;

function unknownKey(name: string, what: string, keys: readonly string[]): string {
  const near = closest(name, keys);
  const hint =
    near === undefined ? `it may have ${enumerate([...new Set(keys)])}` : `did you mean "${near}"?`;
  return `${what} has no "${name}"; ${hint}`;
}

/** More keys than anybody reads are named by some of them. */
function enumerate(keys: readonly string[]): string {
  const shown =
    keys.length <= mostKeys ? keys : [...keys.slice(0, mostKeys), `and ${keys.length - mostKeys} more`];
  return shown.join(', ');
}

/** A word that was written in its place stands in the example where it can only belong to one key. */
function example({ keys, required = [] }: Shape, written: Node | null): string {
  const key = required[0] ?? keys?.[0] ?? 'key';
  const value = required.length === 1 && isScalar(written) ? written.value : null;
  const word = typeof value === 'string' ? value : '';
  return /^[^:#"{}[\],]{1,40}$/u.test(word) ? `{ ${key}: ${word} }` : `"${key}: …"`;
}
