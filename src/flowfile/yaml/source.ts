import { type Document, isAlias, LineCounter, type Node, parseDocument } from 'yaml';
import { compareFaults, type Fault } from './fault.ts';
import { noteControls } from './note-controls.ts';
import { noteOddSpaces } from './note-odd-spaces.ts';
import { noteSyntax } from './note-syntax.ts';

/** Larger files are refused: no flow that people can read is this long. */
const longest = 1_000_000;

/** A YAML file that is being read, and the faults found in it so far. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  /** What the file holds; null when it is empty or could not be read at all. */
  readonly root: Node | null;
  /** Notes a fault at an offset of the text. */
  error(offset: number, text: string): void;
  /** What stands here belongs to a mistake that was told: errors in it, both ends included, are not told as well. */
  overlook(from: number, to: number): void;
  /** An error too, though a version that people are in already goes on running with it. */
  refuse(offset: number, text: string): void;
  warn(offset: number, text: string): void;
  hint(offset: number, text: string): void;
  /** Where an offset is, line and column from 1. */
  place(offset: number): { readonly line: number; readonly column: number };
  /** What an alias stands for; every other node is itself. */
  resolve(node: unknown): Node | null;
  /** What the expressions of the file read, with its place; readers add to it. */
  readonly lookups: { readonly path: readonly string[]; readonly at: number }[];
  /** Whether there are errors that leave nothing to run. */
  isBroken(): boolean;
  /** Errors and warnings, by place. */
  faults(): readonly Fault[];
  /** By place. */
  hints(): readonly Fault[];
}

/** Reads a file as YAML 1.2 (`yes` and `no` stay text), with its syntax errors as faults. */
export function openSource(read: { readonly file: string; readonly text: string }): Source {
  const { file } = read;
  // A lone carriage return ends a line too; the library knows no such line ends.
  const text = read.text.replaceAll(/\r(?!\n)/gu, '\n');
  const lines = new LineCounter();
  const tooLong = text.length > longest;
  const document = parseDocument(tooLong ? '' : text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    lineCounter: lines,
  });
  const place = createPlace(lines, text);
  const notes = createNotes(file, place);
  const source: Omit<Source, 'root'> = {
    ...notes,
    file,
    text,
    document,
    place,
    lookups: [],
    resolve: (node) => (isAlias(node) ? (node.resolve(document) ?? null) : ((node ?? null) as Node | null)),
  };
  if (tooLong) {
    source.error(0, `the file is larger than ${longest / 1e6} MB; split it into several flows`);
    return { ...source, root: null };
  }
  noteControls(source);
  // What such a space takes apart would be told as many other faults.
  const readable = noteOddSpaces(source) && noteSyntax(source);
  return { ...source, root: readable ? document.contents : null };
}

function createPlace(lines: LineCounter, text: string): Source['place'] {
  return (offset) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/** A part that aliases repeat is read several times; its faults are told once. */
function createNotes(
  file: string,
  place: Source['place'],
): Pick<Source, 'error' | 'overlook' | 'refuse' | 'warn' | 'hint' | 'isBroken' | 'faults' | 'hints'> {
  const faults = new Map<string, Fault>();
  const overlooked: { readonly from: number; readonly to: number }[] = [];
  let broken = false;
  const noteAs =
    (level: Fault['level']) =>
    (offset: number, text: string): void => {
      faults.set(`${offset} ${text}`, { file, ...place(offset), level, text });
    };
  const refuse = noteAs('error');
  const sorted = (): readonly Fault[] => [...faults.values()].sort(compareFaults);
  return {
    error: (offset, text) => {
      broken = true;
      if (!overlooked.some(({ from, to }) => offset >= from && offset <= to)) {
        refuse(offset, text);
      }
    },
    overlook: (from, to) => {
      overlooked.push({ from, to });
    },
    refuse,
    warn: noteAs('warning'),
    hint: noteAs('hint'),
    isBroken: () => broken,
    faults: () => sorted().filter(({ level }) => level !== 'hint'),
    hints: () => sorted().filter(({ level }) => level === 'hint'),
  };
}
