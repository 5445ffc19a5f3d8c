import { type Node } from './node.ts';

/** The parts of an expression that is neither a name nor a call nor a function of its own. */
export function childrenOf(
  node: Exclude<Node, { readonly op: 'name' | 'call' | 'lambda' }>,
): readonly Node[] {
  switch (node.op) {
    case 'property':
    case 'negate':
      return [node.of];
    case 'item':
      return [node.of, node.index];
    case 'binary':
      return [node.left, node.right];
    case 'text':
    case 'number':
    case 'constant':
      return [];
  }
}
