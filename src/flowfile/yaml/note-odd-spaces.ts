import { type Document, visit } from 'yaml';

/** A document whose spaces are looked at, and where its faults go. */
interface Readable {
  readonly text: string;
  readonly document: Document;
  readonly place: (offset: number) => { readonly line: number };
  readonly error: (offset: number, text: string) => void;
}

/** Looks like a space, or like nothing, and is none to YAML: comes along with what is copied from pages and letters. */
const odd = String.raw`[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]`;
const key = String.raw`[\w.]+:(?=\s|$)`;
/**
 * Before a dash or a key, behind a dash, within or behind a key, and behind its colon: where only plain spaces may
 * stand.
 */
const misplaced = [
  String.raw`^(?: |- )*(?=${odd}(?:[ -]|${odd})*(?:- |${key}))`,
  String.raw`^(?: |- )*-(?=${odd})`,
  String.raw`^(?: |- )*\w+(?=${odd}+(?:[\w.]|${odd})*:(?:\s|$))`,
  String.raw`^(?: |- )*[\w.]+:(?=${odd})`,
].map((pattern) => new RegExp(pattern, 'gmu'));

/** Notes odd spaces that take a line apart, each line once; whether there are none. */
export function noteOddSpaces({ text, document, error, place }: Readable): boolean {
  const found = misplaced
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match.index + match[0].length))
    .filter((at) => at > 0 && !isInText(document, at));
  const lines = new Map(found.map((at) => [place(at).line, at]));
  for (const at of lines.values()) {
    error(
      at,
      'an odd space, or a sign that cannot be seen, came along by copying; delete it and type a plain space',
    );
  }
  return lines.size === 0;
}

/** Whether a place is in a block or in quotes, where every sign is one of the text. */
function isInText(document: Document, at: number): boolean {
  let inside = false;
  visit(document, {
    Scalar: (_, { type, range }) => {
      inside ||= type !== 'PLAIN' && range !== null && range !== undefined && range[0] < at && at < range[1];
    },
  });
  return inside;
}
