const ESCAPE = /\\(?:([abfnrtv\\"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|[\s\S]|$)/g;

const LETTERS: { readonly [letter: string]: string } = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** The text inside the quotes with its escapes resolved; if one is invalid or a line breaks, it stays as it is. */
export function unescapeText(raw: string): string {
  let valid = !raw.includes('\n');
  const text = raw.replace(ESCAPE, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const resolved = resolve(groups);
    valid &&= resolved !== undefined;
    return resolved ?? whole;
  });
  return valid ? text : raw;
}

function resolve([letter, byte, short, long, octal]: readonly (string | undefined)[]): string | undefined {
  if (letter !== undefined) {
    return LETTERS[letter];
  }
  if (octal !== undefined) {
    return characterOf(parseInt(octal, 8), 0xff);
  }
  return characterOf(parseInt(byte ?? short ?? long ?? '', 16), 0x10ffff);
}

const characterOf = (code: number, most: number): string | undefined =>
  code <= most && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
