import { AudienceSyntaxError } from './audience.ts';

/** A piece of an audience query. */
export interface Token {
  /** `word` is bare, `text` stood in quotes, `end` follows the last one. */
  readonly kind: 'word' | 'text' | 'operator' | 'open' | 'close' | 'end';
  readonly text: string;
  readonly offset: number;
}

/** Where the reading of a query stands; past the last piece it stays at the end. */
export interface TokenReader {
  peek(): Token;
  take(): Token;
}

const shapes: readonly (readonly [Token['kind'], RegExp])[] = [
  ['open', /\(/y],
  ['close', /\)/y],
  ['operator', /!=|<=|>=|=|<|>/y],
  ['text', /"(?:[^"\\]|\\.)*"/sy],
  ['word', /[^\s()=!<>"]+/y],
];

/** Cuts a query into its pieces; throws `AudienceSyntaxError` at a quote that is not closed or a stray sign. */
export function cutAudience(query: string): TokenReader {
  const tokens: Token[] = [];
  let offset = skipSpace(query, 0);
  while (offset < query.length) {
    const token = tokenAt(query, offset);
    tokens.push(token.token);
    offset = skipSpace(query, token.next);
  }
  const end: Token = { kind: 'end', text: '', offset: query.trimEnd().length };
  let index = 0;
  return { peek: () => tokens[index] ?? end, take: () => tokens[index++] ?? end };
}

function tokenAt(query: string, offset: number): { readonly token: Token; readonly next: number } {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = offset;
    const found = shape.exec(query)?.[0];
    if (found !== undefined) {
      const text = kind === 'text' ? found.slice(1, -1).replaceAll(/\\(.)/gsu, '$1') : found;
      return { token: { kind, text, offset }, next: offset + found.length };
    }
  }
  const message =
    query[offset] === '"' ? 'a quote is not closed' : `"${query.charAt(offset)}" means nothing here`;
  throw new AudienceSyntaxError(offset, message);
}

function skipSpace(query: string, offset: number): number {
  return offset + (/^\s*/u.exec(query.slice(offset))?.[0].length ?? 0);
}
