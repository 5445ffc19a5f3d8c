/** Notes what is wrong with a cell. */
export type Note = (text: string) => void;

const quoted = /^"(?:[^"\\]|\\.)*"/su;

/**
 * Cuts a text at each mark that does not stand in quotation marks. A text may have them wherever it holds a mark or a
 * line break of its own: `"a | b"`, `"first\\nsecond"`; `unquote` takes them off.
 */
export function splitText(text: string, mark: string, note: Note): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let rest = text; rest !== '';) {
    const taken = takeNext(rest, part.trim() === '');
    if (taken === undefined) {
      note('a quotation mark is opened and never closed');
      return [text.replaceAll('"', '')];
    }
    const ends = rest.startsWith(mark);
    if (ends) {
      parts.push(part.trim());
    }
    part = ends ? '' : part + taken;
    rest = rest.slice(ends ? mark.length : taken.length);
  }
  return [...parts, part.trim()];
}

/** The next letter, or all that stands in quotation marks where a part begins with one; undefined: never closed. */
function takeNext(rest: string, begins: boolean): string | undefined {
  return begins && rest.startsWith('"') ? quoted.exec(rest)?.[0] : rest.charAt(0);
}

/** A part without its quotation marks. */
export function unquote(part: string, note: Note): string {
  if (!part.startsWith('"')) {
    return part;
  }
  try {
    return String(JSON.parse(part));
  } catch {
    note(`${part} is no text in quotation marks; write \\" for one inside of it and \\n for a new line`);
    return part;
  }
}

/** A text as a part of a line: in quotation marks where it could be misread. */
export function quote(text: string): string {
  const plain = text !== '' && text === text.trim() && !/^"|[|;\n→]|[-=–—]>|^-$/u.test(text);
  return plain ? text : JSON.stringify(text);
}

/** The lines of a cell that are not empty; a quoted line break is none. */
export function linesOf(cell: string): readonly string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a line says, and where its arrow leads: `good|Semangat 😊 -> praise`. */
export function splitArrow(line: string, note: Note): { readonly said: string; readonly goto?: string } {
  const [said = '', goto, ...more] = splitText(line, '->', note);
  if (more.length > 0 || goto === '') {
    note('a line has at most one arrow, with a step behind it: "… -> praise"');
  }
  return goto === undefined || goto === '' ? { said } : { said, goto };
}

/** A line with its arrow. */
export function joinArrow(said: string, goto: unknown): string {
  return typeof goto === 'string' ? `${said} -> ${goto}`.trim() : said;
}
