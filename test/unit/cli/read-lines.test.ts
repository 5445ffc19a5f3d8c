import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { readLines } from '../../../src/cli/read-lines.ts';

describe('lines of JSON', () => {
  it('may begin with the mark of UTF-8, as some programs write it', async () => {
    const input = Readable.from([Buffer.from('\uFEFF{"text":"a"}\n'), Buffer.from('{"text":"\uFEFFb"}')]);
    const lines: string[] = [];
    for await (const line of readLines(input)) {
      lines.push(line);
    }
    expect(lines).toEqual(['{"text":"a"}', '{"text":"\uFEFFb"}']);
  });
});
