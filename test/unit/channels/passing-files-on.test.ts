import { describe, expect, it } from '@jest/globals';
import { readOutgoing } from '../../../src/channels/outgoing-file.ts';
import { type FileMedia } from '../../../src/domain/message.ts';

const bytes = Buffer.from('%PDF');
const readFile = () => Promise.resolve({ bytes, name: 'e1.1.bin', mime: 'application/octet-stream' });
const nothing = () => Promise.reject(new Error('nothing lies at the network'));

const ways = [
  ['Telegram', (media: FileMedia) => readOutgoing('telegram', media, { readFile, fetchFile: nothing })],
  ['WhatsApp', (media: FileMedia) => readOutgoing('whatsapp', media, { readFile, fetchFile: nothing })],
] as const;

function copy(changes: Partial<FileMedia>): FileMedia {
  const mime = 'application/pdf';
  return { kind: 'document', ref: 'kept:siti/e1.1.bin', name: null, mime, bytes: 4, ...changes };
}

describe.each(ways)('a file of somebody else that is passed on over %s', (_network, read) => {
  it('keeps the name and the type by which phones open it', async () => {
    expect(await read(copy({ name: 'surat desa.pdf' }))).toEqual({
      bytes,
      name: 'surat desa.pdf',
      mime: 'application/pdf',
    });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Surat\\desa.pdf', 'desa.pdf'],
    ['laporan\u202Efdp.exe\r\n', 'laporanfdp.exe'],
    ['..\u200B/', 'berkas'],
  ])('is shown under no path and no name that reads as another: %j', async (name, shown) => {
    expect((await read(copy({ name }))).name).toBe(shown);
  });

  it('keeps the type that we know where the network told none', async () => {
    expect((await read(copy({ mime: null }))).mime).toBe('application/octet-stream');
  });

  it('is not one of our own, which is called as its author called it', async () => {
    expect((await read(copy({ ref: 'flow:b.pdf', name: 'x' }))).name).toBe('e1.1.bin');
  });
});
