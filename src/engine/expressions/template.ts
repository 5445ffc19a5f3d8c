import { type Node } from './node.ts';

/** A stretch of a template: text as it is, an expression, or (where faults are tolerated) a broken expression. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'expression';
      /** As written, with its `@`. */
      readonly expression: string;
      /** Where the `@` stands in the source, in UTF-16 units. */
      readonly offset: number;
      readonly node: Node;
    }
  | { readonly kind: 'broken'; readonly expression: string; readonly offset: number; readonly error: string };

/** A text with expressions in it, parsed once. It is plain data that survives JSON. */
export interface Template {
  readonly source: string;
  readonly parts: readonly Part[];
}

/** An expression that cannot be parsed; `offset` is where in the source, in UTF-16 units. */
export class ExpressionSyntaxError extends Error {
  readonly reason = 'syntax';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
