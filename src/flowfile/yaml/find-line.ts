import { isNode } from 'yaml';
import { type Source } from './source.ts';

/** The line, from 1, of what stands at a path of the file: `steps`, 3, `timeout`; undefined where nothing does. */
export function findLine(source: Source, path: readonly (string | number)[]): number | undefined {
  const node: unknown = source.document.getIn(path, true);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  return offset === undefined ? undefined : source.place(offset).line;
}
