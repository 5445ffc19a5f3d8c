/** A comparison of a contact query: `age >= 18`, `tel ~ "62"`. */
export interface Comparison {
  readonly kind: 'comparison';
  /** In small letters; `fields.` and `urns.` may stand before it. */
  readonly property: string;
  readonly operator: '=' | '!=' | '~' | '>' | '>=' | '<' | '<=';
  readonly value: string;
}

/** A query for contacts in the notation of RapidPro (ContactQL). */
export type ContactQuery = Comparison | { readonly kind: 'and' | 'or'; readonly of: readonly ContactQuery[] };

const TOKEN = /\s*(?:(\()|(\))|("(?:[^"\\]|\\.)*")|(!=|>=|<=|=|~|>|<)|([^\s()"=~<>!]+))/suy;

interface Reader {
  readonly tokens: readonly string[];
  position: number;
}

/** Reads a query; undefined where it is none that is known here. */
export function readQuery(text: string): ContactQuery | undefined {
  const tokens = cut(text);
  if (!tokens) {
    return undefined;
  }
  const reader: Reader = { tokens, position: 0 };
  const query = readOr(reader);
  return reader.position === tokens.length ? query : undefined;
}

function cut(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  let offset = 0;
  const trimmed = text.trimEnd();
  while (offset < trimmed.length) {
    TOKEN.lastIndex = offset;
    const found = TOKEN.exec(trimmed);
    if (!found) {
      return undefined;
    }
    tokens.push(found[0].trim());
    offset = TOKEN.lastIndex;
  }
  return tokens;
}

function readOr(reader: Reader): ContactQuery | undefined {
  return readChain(reader, 'or', () => readChain(reader, 'and', () => readTerm(reader)));
}

function readChain(
  reader: Reader,
  word: 'and' | 'or',
  readOne: () => ContactQuery | undefined,
): ContactQuery | undefined {
  const first = readOne();
  if (!first) {
    return undefined;
  }
  const all = [first];
  while (reader.tokens[reader.position]?.toLowerCase() === word) {
    reader.position++;
    const next = readOne();
    if (!next) {
      return undefined;
    }
    all.push(next);
  }
  return all.length === 1 ? first : { kind: word, of: all };
}

function readTerm(reader: Reader): ContactQuery | undefined {
  const { tokens, position } = reader;
  if (tokens[position] === '(') {
    reader.position++;
    const inner = readOr(reader);
    return inner && reader.tokens[reader.position++] === ')' ? inner : undefined;
  }
  const [property, operator, value] = tokens.slice(position, position + 3);
  if (property === undefined || value === undefined || !isOperator(operator)) {
    return undefined;
  }
  reader.position += 3;
  return { kind: 'comparison', property: property.toLowerCase(), operator, value: unquoted(value) };
}

const operators = ['=', '!=', '~', '>', '>=', '<', '<='] as const;

function isOperator(text: string | undefined): text is Comparison['operator'] {
  return operators.some((each) => each === text);
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/gsu, '$1') : value;
}
