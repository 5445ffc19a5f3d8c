import { isScalar, type Node } from 'yaml';

/**
 * Where in the file the character at `offset` of a text stands. Exact for a text on one line and for `|`
 * blocks; the beginning of the text where escapes or folded lines make that unknowable.
 */
export function offsetInScalar(file: string, node: Node | null, offset: number): number {
  const start = node?.range?.[0] ?? 0;
  if (!isScalar(node) || typeof node.value !== 'string') {
    return start;
  }
  if (node.type === 'BLOCK_LITERAL') {
    return offsetInBlock(file, start, { value: node.value, offset });
  }
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const written = file.slice(start + quote, start + quote + offset);
  return written === node.value.slice(0, offset) ? start + quote + offset : start;
}

function offsetInBlock(
  file: string,
  start: number,
  { value, offset }: { value: string; offset: number },
): number {
  const before = value.slice(0, offset).split('\n');
  const at = before.reduce((position) => file.indexOf('\n', position) + 1, start);
  const line = /[^\r\n]*/u.exec(file.slice(at))?.[0] ?? '';
  const content = value.split('\n')[before.length - 1] ?? '';
  return at + Math.max(line.length - content.length, 0) + (before.at(-1)?.length ?? 0);
}
