import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import { type Source } from './source.ts';

/** The line, from 1, of what stands at a path of the file: `steps`, 3, `timeout`; undefined where nothing does. */
export function findLine(source: Source, path: readonly (string | number)[]): number | undefined {
  const node: unknown = source.document.getIn(path, true);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  return offset === undefined ? undefined : source.place(offset).line;
}

/** The keys and numbers that lead to what stands at an offset of a YAML text: `steps`, 3, `timeout`, `goto`. */
export function findPath(root: Node | null, offset: number): readonly (string | number)[] {
  if (isSeq(root)) {
    const index = root.items.findLastIndex((item) => startOf(item) <= offset);
    return index === -1 ? [] : [index, ...findPath(root.items[index] as Node, offset)];
  }
  if (!isMap(root)) {
    return [];
  }
  const pair = root.items.findLast(({ key }) => startOf(key) <= offset);
  const key = isScalar(pair?.key) ? pair.key.value : undefined;
  return typeof key === 'string' ? [key, ...findPath(pair?.value as Node | null, offset)] : [];
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? Number.POSITIVE_INFINITY;
}
