/** The operators between two values. */
export type Operator = '^' | '*' | '/' | '+' | '-' | '<' | '<=' | '>' | '>=' | '=' | '!=' | '&';

/** A parsed expression, as plain data. `at` is where it starts in the template, in UTF-16 units. */
export type Node =
  | { readonly op: 'text'; readonly value: string }
  /** The digits as written: JSON numbers could not hold them. */
  | { readonly op: 'number'; readonly value: string }
  | { readonly op: 'constant'; readonly value: boolean | null }
  | { readonly op: 'name'; readonly name: string; readonly at: number }
  | { readonly op: 'property'; readonly of: Node; readonly name: string }
  | { readonly op: 'item'; readonly of: Node; readonly index: Node }
  | CallNode
  | { readonly op: 'negate'; readonly of: Node }
  | { readonly op: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly op: 'lambda'; readonly parameters: readonly string[]; readonly body: Node };

/** A call; `written` is the callee as it stands in the template, for messages. */
export interface CallNode {
  readonly op: 'call';
  readonly callee: Node;
  readonly written: string;
  readonly args: readonly Node[];
  readonly at: number;
}
