/** One line of these alone has nothing in it to be cleaned. */
const plain = /^[ -~]*$/;
const surrogates = /\p{Cs}/gu;
const breaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const controls = /(?!\n)\p{Cc}/gu;
/** Zero-width and direction characters; variation selectors choose how an emoji looks and stay. */
const invisible = /(?![\ufe00-\ufe0f\u200d])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** A joiner belongs only between two pictures (`👨‍👩‍👧`). */
const looseJoiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Lines that hold only spaces are empty, and at most two of those follow each other. */
function foldBlankLines(text: string): string {
  const kept: string[] = [];
  let blank = 0;
  for (const line of text.split('\n')) {
    const empty = line.trim() === '';
    blank = empty ? blank + 1 : 0;
    if (blank <= 2) {
      kept.push(empty ? '' : line);
    }
  }
  return kept.join('\n').trim();
}

/** The beginning of a text, at most `limit` UTF-16 units, never with half a character at its end. */
function beginning(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  const half = last >= 0xd800 && last <= 0xdbff;
  return text
    .slice(0, half ? limit - 1 : limit)
    .replace(/\u200d$/u, '')
    .trimEnd();
}

/**
 * What is stored of an inbound message: no control, zero-width or direction characters, no half surrogates,
 * line breaks as `\n`, trimmed, at most `limit` UTF-16 units. `cut` says whether something was left off.
 */
export function cleanText(text: string, limit: number): { readonly text: string; readonly cut: boolean } {
  const whole = plain.test(text) ? text.trim() : cleaned(text);
  return whole.length <= limit
    ? { text: whole, cut: false }
    : { text: beginning(whole, Math.max(0, limit)), cut: true };
}

function cleaned(text: string): string {
  const visible = text
    .replace(surrogates, '')
    .replace(breaks, '\n')
    .replace(/\t/gu, ' ')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(looseJoiner, '');
  return foldBlankLines(visible);
}
