import { describe, expect, it } from '@jest/globals';
import { parseMultipart } from '../../telegram-server/multipart.ts';

function form(...parts: readonly (readonly [string, Buffer])[]): Buffer {
  const body = parts.flatMap(([head, content]) => [
    Buffer.from(`--b0\r\ncontent-disposition:form-data; ${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...body, Buffer.from('--b0--')]);
}

describe('a form', () => {
  it('gives its values and its files, byte for byte', () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 98, 255, 13, 10]);
    const body = form(
      ['name="caption"', Buffer.from('halo\r\n😊')],
      ['name="voice"; filename="a b.ogg"', bytes],
    );
    const [caption, voice] = parseMultipart(body, 'b0');
    expect(caption).toMatchObject({ name: 'caption', filename: null });
    expect(caption?.body.toString()).toBe('halo\r\n😊');
    expect(voice).toMatchObject({ name: 'voice', filename: 'a b.ogg' });
    expect(voice?.body.equals(bytes)).toBe(true);
  });

  it('gives nothing for what is none', () => {
    expect(parseMultipart(Buffer.from('halo'), 'b0')).toEqual([]);
    expect(parseMultipart(form(['filename="x"', Buffer.from('')]), 'b0')).toEqual([]);
  });
});
