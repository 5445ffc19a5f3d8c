/** A text without its marks, and for each of its UTF-16 units how it is written. */
export interface Marked {
  readonly text: string;
  /** One letter a unit: `.` plain, `b` bold, `i` italic, `z` both. */
  readonly styles: string;
}

const before = String.raw`(?<=^|[\s(\["'“‘*_])`;
const after = String.raw`(?=$|[\s.,!?:;)\]"'”’…*_])`;
const bold = new RegExp(String.raw`${before}\*(?=[^\s*])([^*\n]*[^\s*])\*${after}`, 'gmu');
const italic = new RegExp(String.raw`${before}_(?=[^\s_])([^_\n]*[^\s_])_${after}`, 'gmu');

/**
 * Reads `*bold*` and `_italic_` as WhatsApp does: around whole words, on one line, in pairs. Everything else stays
 * as it is, so that `5 * 3`, `a_b_c` and a link keep their characters.
 */
export function readMarkup(source: string): Marked {
  const bolds = unitsOf(source, bold);
  const italics = unitsOf(source, italic);
  let text = '';
  let styles = '';
  for (let at = 0; at < source.length; at += 1) {
    if (bolds.marks.has(at) || italics.marks.has(at)) {
      continue;
    }
    text += source.charAt(at);
    styles += styleOf(bolds.inside.has(at), italics.inside.has(at));
  }
  return { text, styles };
}

function styleOf(isBold: boolean, isItalic: boolean): string {
  if (isBold) {
    return isItalic ? 'z' : 'b';
  }
  return isItalic ? 'i' : '.';
}

function unitsOf(source: string, pattern: RegExp): { marks: Set<number>; inside: Set<number> } {
  const marks = new Set<number>();
  const inside = new Set<number>();
  for (const match of source.matchAll(pattern)) {
    const end = match.index + match[0].length - 1;
    marks.add(match.index).add(end);
    for (let at = match.index + 1; at < end; at += 1) {
      inside.add(at);
    }
  }
  return { marks, inside };
}
