import { type Data, createArray, createNamedObject } from './data.ts';
import { readScientific } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { Failure } from './failure.ts';

const TOKEN =
  /\s*(?:([[\]{}:,])|("(?:\\.|[^"\\])*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|(true|false|null)|$)/y;
const MOST_NESTING = 100;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

interface Reader {
  readonly evaluation: Evaluation;
  readonly text: string;
  position: number;
  nesting: number;
}

/** Reads JSON with exact numbers; throws a `Failure` for anything else. */
export function readJson(evaluation: Evaluation, text: string): Data {
  const reader: Reader = { evaluation, text, position: 0, nesting: 0 };
  const value = readValue(reader, next(reader));
  return next(reader) === '' ? value : invalid();
}

function invalid(): never {
  throw new Failure('invalid JSON');
}

/** The next token, empty at the end. */
function next(reader: Reader): string {
  TOKEN.lastIndex = reader.position;
  const found = TOKEN.exec(reader.text);
  if (found === null) {
    return invalid();
  }
  reader.position = TOKEN.lastIndex;
  return found[0].trim();
}

function readValue(reader: Reader, token: string): Data {
  reader.evaluation.budget.spend(1);
  if (token === '[' || token === '{') {
    reader.nesting += 1;
    const value = reader.nesting > MOST_NESTING ? invalid() : readContainer(reader, token);
    reader.nesting -= 1;
    return value;
  }
  if (token.startsWith('"')) {
    return readString(token);
  }
  const constant = CONSTANTS.get(token);
  return constant === undefined ? (readScientific(token) ?? invalid()) : constant;
}

const readContainer = (reader: Reader, token: string): Data =>
  token === '[' ? readArray(reader) : readObject(reader);

function readString(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return invalid();
  }
}

function readArray(reader: Reader): Data {
  const items: Data[] = [];
  let token = next(reader);
  while (token !== ']') {
    items.push(readValue(reader, token));
    token = separator(reader, ']');
  }
  return createArray(items);
}

function readObject(reader: Reader): Data {
  const entries: (readonly [string, Data])[] = [];
  let token = next(reader);
  while (token !== '}') {
    if (!token.startsWith('"') || next(reader) !== ':') {
      return invalid();
    }
    entries.push([readString(token), readValue(reader, next(reader))]);
    token = separator(reader, '}');
  }
  return createNamedObject(entries);
}

/** Steps over a comma to what follows it, or answers with the sign that closes. */
function separator(reader: Reader, close: string): string {
  const token = next(reader);
  if (token !== ',') {
    return token === close ? close : invalid();
  }
  const following = next(reader);
  return following === close ? invalid() : following;
}
