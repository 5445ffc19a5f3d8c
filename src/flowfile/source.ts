import { type Document, isAlias, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { type Fault } from './fault.ts';

/** Larger files are refused: no flow that people can read is this long. */
const longest = 1_000_000;
const mostAliases = 100;

/** A YAML file that is being read, and the faults found in it so far. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  /** What the file holds; null when it is empty or could not be read at all. */
  readonly root: Node | null;
  /** Notes a fault at an offset of the text. */
  error(offset: number, text: string): void;
  warn(offset: number, text: string): void;
  /** Where an offset is, line and column from 1. */
  place(offset: number): { readonly line: number; readonly column: number };
  /** What an alias stands for; every other node is itself. */
  resolve(node: unknown): Node | null;
  faults(): readonly Fault[];
}

/** Reads a file as YAML 1.2 (`yes` and `no` stay text), with its syntax errors as faults. */
export function openSource({ file, text }: { readonly file: string; readonly text: string }): Source {
  const lines = new LineCounter();
  const tooLong = text.length > longest;
  const document = parseDocument(tooLong ? '' : text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    lineCounter: lines,
  });
  const faults: Fault[] = [];
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const noted = new Set<string>();
  const note = (level: Fault['level'], offset: number, fault: string): void => {
    // A part that aliases repeat is read several times; its faults are told once.
    if (!noted.has(`${offset} ${fault}`)) {
      noted.add(`${offset} ${fault}`);
      faults.push({ file, ...place(offset), level, text: fault });
    }
  };
  const source: Omit<Source, 'root'> = {
    file,
    text,
    document,
    error: (offset, fault) => {
      note('error', offset, fault);
    },
    warn: (offset, fault) => {
      note('warning', offset, fault);
    },
    place,
    resolve: (node) => (isAlias(node) ? (node.resolve(document) ?? null) : ((node ?? null) as Node | null)),
    faults: () => faults,
  };
  if (tooLong) {
    source.error(0, `the file is larger than ${longest / 1e6} MB; split it into several flows`);
    return { ...source, root: null };
  }
  const readable = noteSyntax(source);
  return { ...source, root: readable ? document.contents : null };
}

/** Whether the file can be read on; a key written twice is a fault but hides nothing. */
function noteSyntax(source: Omit<Source, 'root'>): boolean {
  const { document } = source;
  const seen = new Set<number>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const at =
      message.includes('closing') && message.includes('quote') ? lastQuote(document, pos[0]) : pos[0];
    const { line } = source.place(at);
    if (!seen.has(line) && !(code === 'RESOURCE_EXHAUSTION' && seen.size > 0)) {
      seen.add(line);
      source.error(at, explain(code, message));
    }
  }
  return noteAliases(source) && document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
}

function noteAliases(source: Omit<Source, 'root'>): boolean {
  const { document } = source;
  let aliases = 0;
  let resolved = true;
  visit(document, {
    Alias: (_, alias) => {
      aliases += 1;
      if (aliases <= mostAliases && !alias.resolve(document)) {
        resolved = false;
        source.error(alias.range?.[0] ?? 0, `nothing above is marked &${alias.source}`);
      }
      return aliases > mostAliases ? visit.BREAK : undefined;
    },
  });
  if (aliases > mostAliases) {
    source.error(0, `the file has more than ${mostAliases} aliases (*name); write the repeated parts out`);
  }
  return resolved && aliases <= mostAliases;
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

function explain(code: string, message: string): string {
  const known: { readonly [code: string]: string } = {
    DUPLICATE_KEY: 'this key is written twice; keep one of them',
    TAB_AS_INDENT: 'a tab cannot indent; use spaces',
    MULTIPLE_DOCS: 'a file holds one document; remove the line ---',
    RESOURCE_EXHAUSTION: 'lists and mappings lie too deep inside each other',
    BLOCK_AS_IMPLICIT_KEY: 'a text with a colon and a space in it must stand in quotes',
  };
  if (message.includes('closing') && message.includes('quote')) {
    return 'this quote is not closed';
  }
  return known[code] ?? `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
