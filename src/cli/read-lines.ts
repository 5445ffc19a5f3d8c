import { type Readable } from 'node:stream';

/**
 * The lines of a stream as they come, without their ends and the mark of UTF-8 that some programs begin with. Only a
 * line feed ends one: node's own reader also stops at U+2028, which may stand in a JSON text as it is.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  let rest = '';
  let begun = false;
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const text = begun ? chunk : chunk.replace(/^\uFEFF/u, '');
    begun = true;
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') {
    yield rest;
  }
}
