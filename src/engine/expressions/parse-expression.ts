import { type Cursor, build, createCursor, isSign, nested, peek, refuse, take, takeSign } from './cursor.ts';
import { type Node, type Operator } from './node.ts';
import { type Token } from './tokenize.ts';
import { unescapeText } from './unescape-text.ts';

/** How strongly each operator binds; all of them group from the left. */
const STRENGTH: { readonly [operator in Operator]: number } = {
  '&': 1,
  '=': 2,
  '!=': 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': 6,
};
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const isOperator = (written: string): written is Operator => Object.hasOwn(STRENGTH, written);

/** Parses what stands between `@(` and `)`, or an `@` path without its `@`; throws an `ExpressionSyntaxError`. */
export function parseExpression(source: string, offset: number): Node {
  const cursor = createCursor(source, offset);
  const node = parseValue(cursor);
  if (peek(cursor).kind !== 'end') {
    refuse(peek(cursor), adviceBehind(peek(cursor)));
  }
  return node;
}

/** Both sides of an "and" are arguments here, as in a spreadsheet. */
function adviceBehind({ written }: Token): string {
  return /^(and|or)$/iu.test(written)
    ? `write ${written.toLowerCase()}(…, …) with a comma between what must hold`
    : 'nothing more may follow here; is an operator (such as &) or a comma missing?';
}

/** Signs that other languages double. */
const doubled: { readonly [sign: string]: string } = {
  '=': 'write one = to compare',
  '&': '& joins texts; write and(…, …) with a comma between what must hold',
};

const parseValue = (cursor: Cursor): Node =>
  isLambda(cursor) ? parseLambda(cursor) : parseBinary(cursor, 0);

function parseBinary(cursor: Cursor, weakest: number): Node {
  let left = parseUnary(cursor);
  for (;;) {
    const { kind, written: operator } = peek(cursor);
    if (kind !== 'sign' || !isOperator(operator) || STRENGTH[operator] <= weakest) {
      return left;
    }
    cursor.position += 1;
    const right = parseBinary(cursor, STRENGTH[operator]);
    left = build(cursor, { op: 'binary', operator, left, right });
  }
}

function parseUnary(cursor: Cursor): Node {
  if (!isSign(cursor, '-')) {
    return parsePostfix(cursor);
  }
  cursor.position += 1;
  return build(cursor, { op: 'negate', of: nested(cursor, parseUnary) });
}

function parsePostfix(cursor: Cursor): Node {
  const first = peek(cursor);
  let node = parsePrimary(cursor);
  if (first.written !== '(' && node.op !== 'name') {
    return node;
  }
  for (;;) {
    const next = parseLink(cursor, node, first.at);
    if (next === undefined) {
      return node;
    }
    node = build(cursor, next);
  }
}

/** One `.name`, `[index]` or `(arguments)` after a value, if there is one. */
function parseLink(cursor: Cursor, of: Node, start: number): Node | undefined {
  if (isSign(cursor, '.')) {
    cursor.position += 1;
    const name = take(cursor);
    if (name.kind !== 'name' && !/^\d+$/.test(name.written)) {
      refuse(name, 'a dot is followed by the name of a property');
    }
    return { op: 'property', of, name: name.written };
  }
  if (isSign(cursor, '[')) {
    cursor.position += 1;
    const index = nested(cursor, parseValue);
    takeSign(cursor, ']', 'the bracket [ must be closed with ]');
    return { op: 'item', of, index };
  }
  return isSign(cursor, '(') ? parseCall(cursor, of, start) : undefined;
}

function parseCall(cursor: Cursor, callee: Node, at: number): Node {
  const { source, offset } = cursor;
  const written = source.slice(at - offset, peek(cursor).at - offset).replace(/\s+/g, '');
  const args: Node[] = [];
  cursor.position += 1;
  if (!isSign(cursor, ')')) {
    args.push(nested(cursor, parseValue));
  }
  while (isSign(cursor, ',')) {
    cursor.position += 1;
    args.push(nested(cursor, parseValue));
  }
  takeSign(cursor, ')', 'arguments are separated by commas and closed with )');
  return { op: 'call', callee, written, args, at };
}

function parsePrimary(cursor: Cursor): Node {
  const token = take(cursor);
  switch (token.kind) {
    case 'text':
      return build(cursor, { op: 'text', value: unescapeText(token.written.slice(1, -1)) });
    case 'number':
      return build(cursor, { op: 'number', value: token.written });
    case 'name':
      return parseWord(cursor, token);
    case 'sign':
    case 'end':
      return parseBrackets(cursor, token);
  }
}

function parseWord(cursor: Cursor, { written, at }: Token): Node {
  const constant = CONSTANTS.get(written.toLowerCase());
  return build(
    cursor,
    constant === undefined ? { op: 'name', name: written, at } : { op: 'constant', value: constant },
  );
}

function parseBrackets(cursor: Cursor, token: Token): Node {
  if (token.written !== '(') {
    const before = peek(cursor, -2).written;
    const advice = before === token.written ? doubled[before] : undefined;
    refuse(token, advice ?? 'a value must stand here: a name, a number, a "text" or something in brackets');
  }
  const inner = nested(cursor, parseValue);
  takeSign(cursor, ')', 'the bracket ( must be closed with )');
  return inner;
}

/** `(x, y) =>` begins a function; at least one parameter is needed. */
function isLambda(cursor: Cursor): boolean {
  if (!isSign(cursor, '(') || peek(cursor, 1).kind !== 'name') {
    return false;
  }
  let ahead = 2;
  while (isSign(cursor, ',', ahead) && peek(cursor, ahead + 1).kind === 'name') {
    ahead += 2;
  }
  return isSign(cursor, ')', ahead) && isSign(cursor, '=>', ahead + 1);
}

function parseLambda(cursor: Cursor): Node {
  const parameters: string[] = [];
  while (!isSign(cursor, '=>')) {
    const token = take(cursor);
    if (token.kind === 'name') {
      parameters.push(token.written.toLowerCase());
    }
  }
  cursor.position += 1;
  return build(cursor, { op: 'lambda', parameters, body: nested(cursor, parseValue) });
}
