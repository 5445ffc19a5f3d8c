/** A stretch of a template before parsing. `offset` is where the code begins, `start` where its `@` stands. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly offset: number;
      readonly start: number;
      readonly end: number;
    }
  /** From an `@(` that is never closed to the end of the template. */
  | { readonly kind: 'open'; readonly start: number; readonly end: number };

const PATH = /[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/uy;

/** Splits a template into text, `@path` and `@(…)`; a path whose first part is not a root stays text. */
export function scanTemplate(source: string, roots: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let position = 0;
  while (position < source.length) {
    const at = source.indexOf('@', position);
    text += source.slice(position, at === -1 ? undefined : at);
    if (at === -1) {
      break;
    }
    const piece = pieceAt(source, at, roots);
    if (piece.kind === 'text') {
      text += piece.text;
      position = at + (source[at + 1] === '@' ? 2 : piece.text.length);
    } else {
      pieces.push(...textPiece(text), piece);
      text = '';
      position = piece.end;
    }
  }
  return [...pieces, ...textPiece(text)];
}

const textPiece = (text: string): readonly Piece[] => (text === '' ? [] : [{ kind: 'text', text }]);

function pieceAt(source: string, start: number, roots: ReadonlySet<string>): Piece {
  const next = source[start + 1];
  if (next === '@') {
    return { kind: 'text', text: '@' };
  }
  if (next === '(') {
    const close = findClose(source, start + 1);
    return close === -1
      ? { kind: 'open', start, end: source.length }
      : { kind: 'code', code: source.slice(start + 2, close), offset: start + 2, start, end: close + 1 };
  }
  PATH.lastIndex = start + 1;
  const path = PATH.exec(source)?.[0] ?? '';
  const root = path.split('.', 1)[0]?.toLowerCase() ?? '';
  return roots.has(root)
    ? { kind: 'code', code: path, offset: start + 1, start, end: start + 1 + path.length }
    : { kind: 'text', text: `@${path}` };
}

/** Where the bracket that opens at `open` is closed, quotes respected; -1 if nowhere. */
function findClose(source: string, open: number): number {
  let depth = 0;
  let quoted = false;
  for (let position = open; position < source.length; position += 1) {
    const character = source[position];
    if (quoted && character === '\\') {
      position += 1;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted) {
      depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      if (depth === 0) {
        return position;
      }
    }
  }
  return -1;
}
