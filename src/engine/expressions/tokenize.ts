import { ExpressionSyntaxError } from './template.ts';

/** The smallest meaningful stretch of an expression; `at` and `end` are offsets in the template. */
export interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end';
  /** As written. */
  readonly written: string;
  readonly at: number;
  readonly end: number;
}

const PATTERN =
  /(?<space>\s+)|(?<text>"(?:\\[\s\S]|[^"\\])*")|(?<number>\d+(?:\.\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>=>|<=|>=|!=|[-+*/^&=<>()[\],.])/uy;

const KINDS = ['text', 'number', 'name', 'sign'] as const;

/** Splits an expression into tokens, the last of which is `end`; throws an `ExpressionSyntaxError`. */
export function tokenize(source: string, offset: number): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < source.length) {
    PATTERN.lastIndex = position;
    const found = PATTERN.exec(source);
    if (found === null) {
      throw new ExpressionSyntaxError(explain(source, position), offset + position);
    }
    const kind = KINDS.find((each) => found.groups?.[each] !== undefined);
    const end = position + found[0].length;
    if (kind !== undefined) {
      tokens.push({ kind, written: found[0], at: offset + position, end: offset + end });
    }
    position = end;
  }
  const end = offset + source.length;
  return [...tokens, { kind: 'end', written: '', at: end, end }];
}

function explain(source: string, position: number): string {
  const character = String.fromCodePoint(source.codePointAt(position) ?? 0);
  if (character === "'" || character === '“' || character === '‘') {
    return `${character} cannot begin a text in an expression: write texts in plain double quotes, "like this"`;
  }
  if (character === '"') {
    return 'a text is never closed: end it with a double quote (")';
  }
  return `unexpected ${character} in an expression: remove it, or put it in double quotes if it is text`;
}
