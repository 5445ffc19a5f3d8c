import { type Alias, type Document, visit, type YAMLError } from 'yaml';
import { explainLine } from './explain-line.ts';

const mostAliases = 100;

/** A document whose syntax is looked at, and where its faults go. */
interface Readable {
  readonly text: string;
  readonly document: Document;
  place(offset: number): { readonly line: number };
  error(offset: number, text: string): void;
  readonly hint: (offset: number, text: string) => void;
}

/** Faults that hide nothing of what comes after them. */
const harmless = ['DUPLICATE_KEY', 'BAD_SCALAR_START'];

/** Notes the faults of syntax; whether the file can be read on in spite of them. */
export function noteSyntax(source: Readable): boolean {
  const { document } = source;
  const seen = new Set<number>();
  for (const fault of causes([...document.errors, ...document.warnings])) {
    const { code } = fault;
    const at = placeOf(source, fault);
    const { line } = source.place(at);
    if (!seen.has(line) && !(code === 'RESOURCE_EXHAUSTION' && seen.size > 0)) {
      seen.add(line);
      source.error(at, explain(source, fault));
    }
  }
  return noteAliases(source, seen) && document.errors.every(({ code }) => harmless.includes(code));
}

function noteAliases(source: Readable, seen: ReadonlySet<number>): boolean {
  const { document } = source;
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length > mostAliases) {
    source.error(0, `the file has more than ${mostAliases} aliases (*name); write the repeated parts out`);
    return false;
  }
  const lost = aliases.filter((alias) => !alias.resolve(document));
  for (const { range, source: name } of lost) {
    const at = range?.[0] ?? 0;
    if (!seen.has(source.place(at).line)) {
      source.error(at, `nothing above is marked &${name}; a text that begins with * must stand in quotes`);
    }
  }
  noteIdleMarks(source, new Set(aliases.map(({ source: name }) => name)));
  return lost.length === 0;
}

/** A mark that nothing repeats was meant as the beginning of a text, and is not sent. */
function noteIdleMarks({ text, document, hint }: Readable, used: ReadonlySet<string>): void {
  visit(document, {
    Scalar: (_, { anchor, range }) => {
      if (anchor !== undefined && !used.has(anchor) && range) {
        const at = text.lastIndexOf(`&${anchor}`, range[0]);
        hint(at, `&${anchor} is not sent; a text that begins with & must stand in quotes`);
      }
    },
  });
}

const displaced = /^(?:Tabs are|Sequence item without|All \w+ items must start|A block sequence may not)/u;
const misread = [
  'TAB_AS_INDENT',
  'BAD_INDENT',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
];

/**
 * The faults that are mistakes of their own: behind a line that begins in a wrong place, good lines are misread too.
 */
function causes(all: readonly YAMLError[]): readonly YAMLError[] {
  const own = all.filter(isCause);
  const first = own.findIndex(({ message }) => displaced.test(message));
  return own.filter(({ code }, index) => first < 0 || index <= first || !misread.includes(code));
}

/** Whether a fault is no mere consequence of another one: of a wrong indentation, or of a file that ended early. */
function isCause({ code, message, pos }: YAMLError, index: number, all: readonly YAMLError[]): boolean {
  if (isBehindEnd(message)) {
    return all.findIndex((other) => isBehindEnd(other.message)) === index;
  }
  return (
    code !== 'BLOCK_AS_IMPLICIT_KEY' ||
    displaced.test(message) ||
    !all.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === pos[0])
  );
}

function isBehindEnd(message: string): boolean {
  return message.includes('token in YAML stream');
}

/** Where a fault is seen: where a quote or bracket opens, else at a word, not at the spaces before it. */
function placeOf(source: Readable, fault: YAMLError): number {
  const { code, message, pos } = fault;
  if (message.includes('closing') && message.includes('quote')) {
    return lastQuote(source.document, pos[0]);
  }
  if (openBracket.test(message)) {
    return lastBracket(source, pos[0]);
  }
  const shifted = code === 'MULTILINE_IMPLICIT_KEY' && isIndented(source.text, fault);
  const at = shifted ? source.text.lastIndexOf('\n', pos[1] - 1) + 1 : pos[0];
  return at + (/^ */u.exec(source.text.slice(at, at + 200))?.[0].length ?? 0);
}

/** Of a key over several lines: whether its last line stands deeper than its first, which then is no key at all. */
function isIndented(text: string, { pos }: YAMLError): boolean {
  const [first, last] = pos.map((at) => text.lastIndexOf('\n', at - 1) + 1);
  const depth = (line = 0): number => /^[ -]*/u.exec(text.slice(line))?.[0].length ?? 0;
  return depth(last) > depth(first);
}

const behindEnd = 'Unexpected scalar at node end';
const openBracket = /must (?:be sufficiently indented and )?end with a [\]}]$/u;

/** Where the bracket opens that was still open at `end`. */
function lastBracket({ document, text }: Readable, end: number): number {
  let at = end;
  visit(document, {
    Collection: (_, { flow, range }) => {
      if (flow && range?.[1] === end && !/[\]}]/u.test(text.charAt(end - 1))) {
        at = range[0];
      }
    },
  });
  return at;
}

/** Where the quoted text begins that was still open at `end`. */
function lastQuote(document: Document, end: number): number {
  let at = end;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE_') && range && range[0] < end) {
        at = range[0];
      }
    },
  });
  return at;
}

const explanations: { readonly [code: string]: string } = {
  DUPLICATE_KEY: 'this key is written twice; keep one of them',
  BLOCK_IN_FLOW:
    'a comma must stand between two entries in brackets, and a text with a colon in it in quotes',
  MULTIPLE_DOCS: 'a file holds one document; remove the line ---',
  RESOURCE_EXHAUSTION: 'lists and mappings lie too deep inside each other',
  BAD_SCALAR_START: 'a text that begins with @, ` or % must stand in quotes',
  BAD_DQ_ESCAPE: 'in double quotes a backslash is written twice; or put the text into single quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a text with a colon and a space in it must stand in quotes',
};

function explain({ text, document }: Readable, fault: YAMLError): string {
  const { code, message } = fault;
  if (code === 'TAB_AS_INDENT') {
    const more = document.errors.filter((other) => other.code === code).length - 1;
    return `a tab cannot indent; use spaces${more > 0 ? `, here and in ${more} more lines` : ''}`;
  }
  if (message.includes('closing') && message.includes('quote')) {
    return 'this quote is not closed';
  }
  if (openBracket.test(message)) {
    return 'this bracket is not closed';
  }
  const sign = firstSign(text, fault);
  if (sign !== undefined) {
    return `a text that begins with ${sign} must stand in quotes`;
  }
  return explainPlace(text, fault) ?? explanations[code] ?? `this is not YAML: ${lowerFirst(message)}`;
}

/** Of what stands where it should not. */
function explainPlace(text: string, fault: YAMLError): string | undefined {
  const { code, message } = fault;
  if (/^Unexpected [a-z- ]*scalar at node end$/u.test(message)) {
    return 'this stands behind the quote that closes the text; put the text into quotes of the other kind';
  }
  if (code === 'MULTILINE_IMPLICIT_KEY' && !isIndented(text, fault)) {
    return 'a colon and a space must stand behind the first word of this line';
  }
  if (/^Unexpected flow-(?:map|seq)-end token/u.test(message)) {
    return 'this bracket closes nothing; delete it, or put the whole text into quotes';
  }
  return displaced.test(message) || message.startsWith('Implicit keys need')
    ? explainLine(text, fault.code === 'MULTILINE_IMPLICIT_KEY' ? fault.pos[1] : fault.pos[0])
    : undefined;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** The sign at the beginning of a value that makes YAML take it for something else than a text. */
function firstSign(text: string, { message, code, pos: [at] }: YAMLError): string | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = /[^\r\n]*/u.exec(text.slice(start))?.[0] ?? '';
  const [sign = ''] = line.replace(/^(?: |- )*/u, '').replace(/^[\w.]+: +/u, '');
  if (/^[[{]/u.test(sign)) {
    const closed = /[\]}] *$/u.test(text.slice(start, at));
    return closed && message === behindEnd ? sign : undefined;
  }
  const odd =
    ['BAD_SCALAR_START', 'BLOCK_AS_IMPLICIT_KEY'].includes(code) ||
    /^(?:Unexpected|Not a YAML token|Unresolved tag|Alias cannot be|Block scalar header)/u.test(message);
  return odd && /^[-*!&>|?,@%`]/u.test(sign) ? sign : undefined;
}
