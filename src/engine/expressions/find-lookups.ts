import { childrenOf } from './children-of.ts';
import { type Node } from './node.ts';
import { type Template } from './template.ts';

/** A name that an expression reads with the properties behind it, in small letters: `results`, `days`, `text`. */
interface Lookup {
  readonly path: readonly string[];
  /** Where the name stands in the source, in UTF-16 units. */
  readonly offset: number;
}

/** What the expressions of a template read; parameters of their own functions are left out. */
export function findLookups({ parts }: Template): readonly Lookup[] {
  return parts.flatMap((part) => (part.kind === 'expression' ? lookupsIn(part.node, []) : []));
}

function lookupsIn(node: Node, parameters: readonly string[]): readonly Lookup[] {
  const lookup = pathOf(node);
  if (lookup) {
    return parameters.includes(lookup.path[0] ?? '') ? [] : [lookup];
  }
  if (node.op === 'name') {
    return [];
  }
  return partsOf(node).flatMap((part) =>
    lookupsIn(part, node.op === 'lambda' ? [...parameters, ...node.parameters] : parameters),
  );
}

function partsOf(node: Exclude<Node, { readonly op: 'name' }>): readonly Node[] {
  if (node.op === 'call') {
    return node.callee.op === 'name' ? node.args : [node.callee, ...node.args];
  }
  return node.op === 'lambda' ? [node.body] : childrenOf(node);
}

function pathOf(node: Node): Lookup | undefined {
  if (node.op === 'name') {
    return { path: [node.name.toLowerCase()], offset: node.at };
  }
  const before = node.op === 'property' ? pathOf(node.of) : undefined;
  return node.op === 'property' && before
    ? { ...before, path: [...before.path, node.name.toLowerCase()] }
    : undefined;
}
