import { parseExpression } from './parse-expression.ts';
import { type Piece, scanTemplate } from './scan-template.ts';
import { ExpressionSyntaxError, type Part, type Template } from './template.ts';

type Code = Extract<Piece, { readonly kind: 'code' }>;

const rootSet = (roots: readonly string[]): ReadonlySet<string> =>
  new Set(roots.map((root) => root.toLowerCase()));

/**
 * Parses a text with expressions. `roots` are the top-level names: `@word` stays text when its first part is none
 * of them (a@gmail.com), and `@@` is a plain `@`. Throws an `ExpressionSyntaxError` at the first broken expression.
 */
export function parseTemplate(source: string, roots: readonly string[]): Template {
  return { source, parts: scanTemplate(source, rootSet(roots)).map((piece) => parsePiece(source, piece)) };
}

/** Every expression of a text that `parseTemplate` would refuse it for, in order. */
export function brokenExpressions(
  source: string,
  roots: readonly string[],
): readonly ExpressionSyntaxError[] {
  return scanTemplate(source, rootSet(roots)).flatMap((piece) => {
    try {
      parsePiece(source, piece);
      return [];
    } catch (error) {
      if (!(error instanceof ExpressionSyntaxError)) {
        throw error;
      }
      return [error];
    }
  });
}

/**
 * Parses a text from elsewhere, whose faults are not ours to refuse: a broken expression becomes a part that
 * renders as an error, and from an `@(` that is never closed on all stays text as it is written.
 */
export function parseForeignTemplate(source: string, roots: readonly string[]): Template {
  const names = rootSet(roots);
  const parts = scanTemplate(source, names).map((piece): Part => {
    if (piece.kind === 'open') {
      return { kind: 'text', text: source.slice(piece.start, piece.end) };
    }
    return piece.kind === 'text' ? piece : tolerate(source, piece);
  });
  return { source, parts };
}

function parsePiece(source: string, piece: Piece): Part {
  if (piece.kind === 'open') {
    throw new ExpressionSyntaxError(
      'the bracket of @( is never closed: add ), or write @@( for a plain @(',
      piece.start,
    );
  }
  return piece.kind === 'text' ? piece : parsePart(source, piece);
}

function parsePart(source: string, piece: Code): Part {
  const expression = source.slice(piece.start, piece.end);
  return {
    kind: 'expression',
    expression,
    offset: piece.start,
    node: parseExpression(piece.code, piece.offset),
  };
}

function tolerate(source: string, piece: Code): Part {
  try {
    return parsePart(source, piece);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) {
      throw error;
    }
    const expression = source.slice(piece.start, piece.end);
    return { kind: 'broken', expression, offset: piece.start, error: error.message };
  }
}
