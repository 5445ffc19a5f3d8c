/** One part of a form: a value, or a file when it has a file name. */
export interface Part {
  readonly name: string;
  readonly filename: string | null;
  readonly body: Buffer;
}

/** Takes a `multipart/form-data` body apart. Parts that name no field are passed over. */
export function parseMultipart(body: Buffer, boundary: string): readonly Part[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // A line break before the first delimiter makes it like the others.
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Part[] = [];
  let start = whole.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    const end = whole.indexOf(delimiter, from);
    const part = end === -1 ? null : parsePart(whole.subarray(from, end));
    if (part !== null) {
      parts.push(part);
    }
    start = end;
  }
  return parts;
}

function parsePart(raw: Buffer): Part | null {
  const gap = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, Math.max(gap, 0)).toString('utf8');
  const name = /\bname="([^"]*)"/.exec(head)?.[1];
  return name === undefined
    ? null
    : { name, filename: /\bfilename="([^"]*)"/.exec(head)?.[1] ?? null, body: raw.subarray(gap + 4) };
}
