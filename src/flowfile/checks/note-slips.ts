import { isScalar, type Scalar } from 'yaml';
import { closest } from '../yaml/closest.ts';
import { roots } from '../../engine/roots.ts';
import { offsetInScalar } from '../yaml/offset-in-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** Hints at what a text says as it is written and was hardly meant to: people would read it so. */
export function noteSlips(source: Source, { node, at }: Slot): void {
  if (!isScalar(node) || typeof node.value !== 'string') {
    return;
  }
  const text: WrittenText = { node, value: node.value, at };
  if (node.type === 'PLAIN') {
    noteUnquoted(source, text);
  }
  if (node.type !== 'QUOTE_DOUBLE' && text.value.includes(String.raw`\n`)) {
    source.hint(at, String.raw`\n is sent as it stands; in double quotes it begins a new line`);
  }
  noteStrayNames(source, text);
}

interface WrittenText {
  readonly node: Scalar;
  readonly value: string;
  readonly at: number;
}

function noteUnquoted(source: Source, { node: { range }, value, at }: WrittenText): void {
  const behind = range ? source.text.slice(range[1], range[2]) : '';
  if (/^ +#[^\s#]/u.test(behind)) {
    source.hint(at, 'the text ends before " #", what follows is a comment; put all of it into quotes');
  }
  if (/^[“‘][^“”‘’]*[”’]$/u.test(value)) {
    source.hint(at, 'these quotes are curly and would be sent too; write plain ones, "like this"');
  }
}

/** A name that is nearly one of ours; others, such as `@twitter.name`, are texts. */
function noteStrayNames(source: Source, { node, value }: WrittenText): void {
  for (const { 0: written, 1: root = '', index } of value.matchAll(/(?<![\w@.])@([a-z_]+)\.[a-z_]\w*/giu)) {
    const near = roots.includes(root.toLowerCase()) ? undefined : closest(root, roots);
    if (near !== undefined) {
      const at = offsetInScalar(source.text, node, index);
      source.hint(at, `${written} is sent as it stands; did you mean "@${near}"?`);
    }
  }
}
