/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const signs = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Where a text may be cut, from the best place to the worst. The cut is after the match. */
const places = [/\n\s*\n/g, /\n/g, /[.!?…]["'”’)]*\s/g, /\s/g];

/**
 * Cuts a text into stretches of at most `limit` UTF-16 units: after a paragraph, else a line, a sentence, a word,
 * else hard, but never inside what is read as one sign, such as an emoji of several. White space around a cut is
 * dropped; an empty text gives none.
 */
export function splitText(text: string, limit: number): readonly Stretch[] {
  const parts: Stretch[] = [];
  let from = skipSpace(text, 0);
  while (from < text.length) {
    const to = text.length - from <= limit ? text.length : cutAt(text, from, limit);
    parts.push({ from, to: dropSpace(text, from, to) });
    from = skipSpace(text, to);
  }
  return parts;
}

function cutAt(text: string, from: number, limit: number): number {
  // One unit more, so that a space just behind the limit can be the cut.
  const window = text.slice(from, from + limit + 1);
  for (const place of places) {
    const last = [...window.matchAll(place)].filter(({ index }) => index > 0).at(-1);
    if (last !== undefined) {
      return from + Math.min(last.index + last[0].length, limit);
    }
  }
  const sign = signs.segment(text.slice(from, from + limit + 2)).containing(limit)?.index ?? 0;
  return from + (sign > 0 ? sign : limit - (limit > 1 && isPair(text, from + limit) ? 1 : 0));
}

/** Whether a cut here would part the halves of one character. */
function isPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}

function skipSpace(text: string, at: number): number {
  let here = at;
  while (here < text.length && /\s/.test(text.charAt(here))) {
    here += 1;
  }
  return here;
}

function dropSpace(text: string, from: number, to: number): number {
  let here = to;
  while (here > from && /\s/.test(text.charAt(here - 1))) {
    here -= 1;
  }
  return here;
}
