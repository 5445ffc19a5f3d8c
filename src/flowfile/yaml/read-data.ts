import { isMap, isNode, isSeq, type Node } from 'yaml';
import { type core, type ZodType } from 'zod';
import { closest } from './closest.ts';
import { knownKeys } from './known-keys.ts';
import { type Source } from './source.ts';

/** More keys than this are no help to read. */
const mostKeys = 12;

/** The whole file as plain data of a shape; every misfit is a fault at its place, and then there is no data. */
export function readData<Shape>(source: Source, shape: ZodType<Shape>): Shape | undefined {
  const result = shape.safeParse(toPlain(source));
  if (result.success) {
    return result.data;
  }
  const { issues } = result.error;
  const misspelt = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(pathOf));
  for (const issue of issues.filter((each) => each.code !== 'custom' || !misspelt.has(pathOf(each)))) {
    noteIssue(source, issue, shape);
  }
  return undefined;
}

function pathOf({ path }: core.$ZodIssue): string {
  return path.map(String).join('.');
}

function toPlain(source: Source): unknown {
  try {
    return source.document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    source.error(0, 'the aliases (*name) of this file grow without end; write the repeated parts out');
    return undefined;
  }
}

function noteIssue(source: Source, issue: core.$ZodIssue, shape: ZodType): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const meant = meantBy(key, knownKeys(shape, issue.path));
      source.error(placeOf(source, [...issue.path, key], true), `there is no "${key}" here${meant}`);
    }
    return;
  }
  const where =
    issue.path.length === 0 ? 'this file' : issue.path.filter((each) => typeof each === 'string').join('.');
  source.error(placeOf(source, issue.path, false), `${where}: ${issue.message}`);
}

function meantBy(key: string, keys: readonly string[]): string {
  const near = closest(key, keys);
  if (near !== undefined) {
    return `; did you mean "${near}"?`;
  }
  return keys.length === 0 || keys.length > mostKeys ? '' : `; there may be ${keys.join(', ')}`;
}

/** The offset of what a path leads to, or of the nearest thing around it; of its key where `key` wants that. */
function placeOf(source: Source, path: readonly PropertyKey[], key: boolean): number {
  let node = source.root;
  let offset = offsetOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    const child = childOf(source, node, part);
    const wanted = key && index === path.length - 1 ? child.key : (child.value ?? child.key);
    offset = offsetOf(wanted) ?? offset;
    node = child.value;
  }
  return offset;
}

function childOf(
  source: Source,
  node: Node | null,
  part: PropertyKey,
): { readonly key: unknown; readonly value: Node | null } {
  if (isSeq(node)) {
    return { key: null, value: source.resolve(node.items[Number(part)]) };
  }
  const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(part)) : undefined;
  return { key: pair?.key, value: source.resolve(pair?.value) };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
