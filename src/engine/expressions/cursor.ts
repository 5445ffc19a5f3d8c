import { type Node } from './node.ts';
import { ExpressionSyntaxError } from './template.ts';
import { type Token, tokenize } from './tokenize.ts';

const MOST_NESTING = 100;
const MOST_NODES = 1000;

/** Where the parser stands in an expression. */
export interface Cursor {
  readonly source: string;
  readonly offset: number;
  readonly tokens: readonly Token[];
  position: number;
  nesting: number;
  nodes: number;
}

/** A cursor at the start of an expression that stands at `offset` in its template. */
export const createCursor = (source: string, offset: number): Cursor => ({
  source,
  offset,
  tokens: tokenize(source, offset),
  position: 0,
  nesting: 0,
  nodes: 0,
});

const ABSENT: Token = { kind: 'end', written: '', at: 0, end: 0 };

/** The token that comes next, or one further ahead; beyond the last one, the last one. */
export const peek = ({ tokens, position }: Cursor, ahead = 0): Token =>
  tokens[position + ahead] ?? tokens.at(-1) ?? ABSENT;

/** Whether a certain sign comes next (or further ahead). */
export function isSign(cursor: Cursor, written: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token.kind === 'sign' && token.written === written;
}

/** Refuses the expression at a token; `advice` says what should stand there. */
export function refuse({ kind, written, at }: Token, advice: string): never {
  const what = kind === 'end' ? 'the expression ends too early' : `unexpected ${written}`;
  throw new ExpressionSyntaxError(`${what}: ${advice}`, at);
}

/** The next token, stepped over. */
export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.position += 1;
  return token;
}

/** Steps over a sign that must come next. */
export function takeSign(cursor: Cursor, written: string, advice: string): void {
  if (!isSign(cursor, written)) {
    refuse(peek(cursor), advice);
  }
  cursor.position += 1;
}

/** Counts what is built, so that no tree is too deep to walk. */
export function build(cursor: Cursor, node: Node): Node {
  cursor.nodes += 1;
  if (cursor.nodes > MOST_NODES) {
    refuse(peek(cursor), `an expression may have ${MOST_NODES} parts at most, split it up`);
  }
  return node;
}

/** Parses something inside of something, which may not go on without end. */
export function nested(cursor: Cursor, parse: (cursor: Cursor) => Node): Node {
  cursor.nesting += 1;
  if (cursor.nesting > MOST_NESTING) {
    refuse(peek(cursor), `brackets may be nested ${MOST_NESTING} deep at most, split the expression up`);
  }
  const node = parse(cursor);
  cursor.nesting -= 1;
  return node;
}
