const SPACE = /\p{White_Space}/u;

const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code <= 0x20 || code >= 0x7f ? SPACE.test(text.charAt(at)) : false;
};

/** Takes white space off both ends, as Unicode has it: a byte order mark (U+FEFF) is none, a next line (U+0085) is. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text, start)) {
    start += 1;
  }
  while (end > start && isSpace(text, end - 1)) {
    end -= 1;
  }
  return text.slice(start, end);
}
