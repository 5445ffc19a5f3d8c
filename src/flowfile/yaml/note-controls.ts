import { type Document, visit } from 'yaml';

/** A document whose signs are looked at, and where its faults go. */
interface Readable {
  readonly text: string;
  readonly document: Document;
  place(offset: number): { readonly line: number };
  refuse(offset: number, text: string): void;
}

/** What YAML does not allow in a file, however it came in: all control characters but tab and the ends of lines. */
const forbidden = /(?![\t\n\r\u0085])\p{Cc}/gu;
/** What no network carries, written as an escape: `"\0"`, half of a character. */
const unsendable = /(?![\t\n\r\u0085])\p{Cc}|\p{Cs}/u;

/** Notes control characters, each line once: a network refuses such a message, or cuts it off there. */
export function noteControls(source: Readable): void {
  const { text, document } = source;
  const seen = new Set<number>();
  const note = (at: number, sign: string): void => {
    const { line } = source.place(at);
    if (!seen.has(line)) {
      seen.add(line);
      source.refuse(at, `a control character (${nameOf(sign)}) cannot be sent or shown; remove it`);
    }
  };
  for (const { index, 0: sign } of text.matchAll(forbidden)) {
    note(index, sign);
  }
  visit(document, {
    Scalar: (_, { value, range }) => {
      const sign = typeof value === 'string' ? unsendable.exec(value)?.[0] : undefined;
      if (sign !== undefined && range && text.slice(range[0], range[1]).search(forbidden) < 0) {
        note(range[0], sign);
      }
    },
  });
}

function nameOf(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
