import { type Audience, AudienceSyntaxError } from './audience.ts';
import { readCondition } from './audience-condition.ts';
import { cutAudience, type Token, type TokenReader } from './audience-tokens.ts';

const longest = 2000;
const deepest = 50;

/**
 * Reads an audience query; throws `AudienceSyntaxError` with the place of the first thing that is wrong. Saved
 * segments mean something only where somebody looks them up; elsewhere one would quietly match nobody.
 */
export function parseAudience(query: string, { segments = false } = {}): Audience {
  if (query.length > longest) {
    throw new AudienceSyntaxError(longest, `a query has at most ${longest} characters`);
  }
  const reader = cutAudience(query);
  if (reader.peek().kind === 'end') {
    throw new AudienceSyntaxError(0, 'the query is empty; write for example: role = volunteer');
  }
  const audience = readOr(reader, 0);
  const rest = reader.peek();
  if (rest.kind !== 'end') {
    throw new AudienceSyntaxError(rest.offset, `expected AND or OR before "${rest.text}"`);
  }
  if (!segments && namesSegment(audience)) {
    const at = Math.max(0, query.search(/\bsegment\b/iu));
    throw new AudienceSyntaxError(
      at,
      'segments are for announcements only; write here what the segment says',
    );
  }
  return audience;
}

function namesSegment(audience: Audience): boolean {
  switch (audience.kind) {
    case 'and':
    case 'or':
      return audience.of.some(namesSegment);
    case 'not':
      return namesSegment(audience.of);
    case 'condition':
      return audience.field === 'segment';
  }
}

function readOr(reader: TokenReader, depth: number): Audience {
  return readList(reader, 'or', () => readList(reader, 'and', () => readNot(reader, depth)));
}

function readList(reader: TokenReader, kind: 'and' | 'or', readOne: () => Audience): Audience {
  const first = readOne();
  const of = [first];
  while (isWord(reader.peek(), kind)) {
    reader.take();
    of.push(readOne());
  }
  return of.length === 1 ? first : { kind, of };
}

function readNot(reader: TokenReader, depth: number): Audience {
  const token = reader.peek();
  if (depth > deepest) {
    throw new AudienceSyntaxError(token.offset, 'too many parentheses or NOTs inside each other');
  }
  if (isWord(token, 'not')) {
    reader.take();
    return { kind: 'not', of: readNot(reader, depth + 1) };
  }
  return token.kind === 'open' ? readGroup(reader, depth) : readCondition(reader);
}

function readGroup(reader: TokenReader, depth: number): Audience {
  const open = reader.take();
  const audience = readOr(reader, depth + 1);
  if (reader.take().kind !== 'close') {
    throw new AudienceSyntaxError(open.offset, 'this parenthesis is not closed');
  }
  return audience;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word;
}
