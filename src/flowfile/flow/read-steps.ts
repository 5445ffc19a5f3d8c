import { isMap, isScalar, type Node } from 'yaml';
import { END, type Step, type Target } from '../../engine/program.ts';
import { type FlowReading, readTarget } from './flow-reading.ts';
import { type Fields, readFields, type Shape } from '../yaml/read-fields.ts';
import { isBareEnd, readers } from './read-verbs.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const verbs = [...Object.keys(readers), 'goto'];

/** What may stand beside a verb, besides `id` and `goto`. */
const beside: { readonly [verb: string]: readonly string[] } = {
  say: ['media'],
  ask: ['media', 'choices', 'answer', 'min', 'max', 'remind', 'timeout', 'invalid'],
};

const idShape = /^[a-z][a-z0-9_]*$/u;

/** The ids of all steps with their indexes; a wrong or repeated one is a fault. */
export function readIds(source: Source, items: readonly Slot[]): ReadonlyMap<string, Target> {
  const ids = new Map<string, Target>();
  for (const [index, { node }] of items.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === 'id') : undefined;
    const value = pair ? source.resolve(pair.value) : null;
    const id = value && readId(source, value, pair?.key as Node);
    if (value && id !== null) {
      noteTaken(source, { value, id, taken: items[ids.get(id) ?? -1] });
      ids.set(id, ids.get(id) ?? index);
    }
  }
  return ids;
}

/** The ids of questions, and of steps that do nothing known: their verb may be misspelt. */
export function idsOfAsks(items: readonly Slot[]): readonly string[] {
  return items.flatMap(({ node }) => {
    const asks = isMap(node) && !verbs.some((verb) => !['ask', 'goto'].includes(verb) && node.has(verb));
    const id: unknown = asks ? node.get('id') : undefined;
    return typeof id === 'string' ? id : [];
  });
}

function noteTaken(
  source: Source,
  { value, id, taken }: { readonly value: Node; readonly id: string; readonly taken: Slot | undefined },
): void {
  if (taken) {
    const { line } = source.place(taken.at);
    source.error(value.range?.[0] ?? 0, `the id "${id}" is taken by the step in line ${line}`);
  }
}

/** What was probably meant: `Hari ini` as `hari_ini`. */
function likeId(id: unknown): string {
  const near =
    typeof id === 'string'
      ? id
          .trim()
          .toLowerCase()
          .replaceAll(/[^a-z0-9_]+/gu, '_')
      : '';
  return idShape.test(near) ? `, such as ${near}` : '';
}

function readId(source: Source, node: Node, key: Node): string | null {
  const id = isScalar(node) ? node.value : null;
  if (typeof id === 'string' && idShape.test(id) && id !== 'end') {
    return id;
  }
  const rule =
    id === 'end'
      ? '"end" is the end of the flow'
      : `use small letters, digits and _, a letter first${likeId(id)}`;
  const at = isScalar(node) && node.value === null ? key : node;
  source.error(at.range?.[0] ?? 0, `this cannot be an id: ${rule}`);
  return null;
}

/** Reads one step; undefined where faults kept it from being read. */
export function readStep(
  reading: FlowReading,
  item: Slot,
  { index, last }: { readonly index: number; readonly last: boolean },
): Step | undefined {
  const place = {
    key: `#${index + 1}`,
    line: reading.source.place(item.at).line,
    next: last ? END : index + 1,
  };
  if (isBareEnd(item)) {
    return { ...place, verb: 'end' };
  }
  const found = readVerb(reading.source, item);
  if (!found) {
    return undefined;
  }
  const { verb, fields } = found;
  const next = readTarget(reading, fields.get('goto'), index) ?? place.next;
  const own =
    verb.name === 'goto' ? { verb: 'goto' } : readers[verb.name]?.(reading, verb, { fields, from: index });
  return own && ({ ...own, ...place, key: keyOf(fields.get('id')) ?? place.key, next } as Step);
}

/** The one verb of a step with everything beside it; undefined and a fault where there is not exactly one. */
function readVerb(source: Source, item: Slot): { readonly verb: Slot; readonly fields: Fields } | undefined {
  const written = isMap(item.node) ? writtenVerbs(item.node.items.map(({ key }) => key as Node)) : [];
  const fields = readFields(source, item, shapeOf(written));
  const verb = fields?.get(written[0] ?? '');
  if (fields && verb && written.length === 1) {
    return { verb, fields };
  }
  noteVerbs(source, { item, fields, written });
  return undefined;
}

function keyOf(slot: Slot | undefined): string | undefined {
  return slot && isScalar(slot.node) && typeof slot.node.value === 'string' ? slot.node.value : undefined;
}

function shapeOf(written: readonly string[]): Shape {
  const verb = written[0];
  return verb === undefined
    ? { what: 'a step', keys: [...verbs, 'id', ...Object.values(beside).flat()] }
    : { what: `this ${verb}`, keys: ['id', 'goto', ...written, ...(beside[verb] ?? [])] };
}

/** The verbs of a step; a `goto` beside another one only says where it leads. */
function writtenVerbs(keys: readonly Node[]): readonly string[] {
  const names = keys.flatMap((key) => (isScalar(key) && typeof key.value === 'string' ? key.value : []));
  const found = [...new Set(names.filter((name) => verbs.includes(name)))];
  return found.length > 1 ? found.filter((name) => name !== 'goto') : found;
}

function isKnown(fields: Fields, key: unknown): boolean {
  return isScalar(key) && fields.get(String(key.value))?.keyAt === key.range?.[0];
}

function noteVerbs(
  source: Source,
  step: { readonly item: Slot; readonly fields: Fields | undefined; readonly written: readonly string[] },
): void {
  const { item, fields, written } = step;
  const second = fields?.get(written[1] ?? '');
  if (second) {
    source.error(
      second.keyAt,
      `a step does one thing, this one says ${written.join(' and ')}; make two steps`,
    );
  } else if (fields && isMap(item.node) && item.node.items.every(({ key }) => isKnown(fields, key))) {
    source.error(item.at, `this step does nothing; give it one of ${verbs.join(', ')}`);
  }
}
