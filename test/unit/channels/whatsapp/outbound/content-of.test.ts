import { describe, expect, it } from '@jest/globals';
import { contentOf } from '../../../../../src/channels/whatsapp/outbound/content-of.ts';
import { type FileMedia } from '../../../../../src/domain/message.ts';

const megabyte = 1024 * 1024;

function bubbleOf(kind: FileMedia['kind'], mime: string, bytes: number) {
  const file: FileMedia = { kind, ref: 'flow:besar', name: null, mime: null, bytes: null };
  const read = { bytes: new Uint8Array(bytes), name: 'besar', mime };
  const sources = { readFile: () => Promise.resolve(read), fetchFile: () => Promise.reject(new Error()) };
  return contentOf({ kind: 'file', file, caption: 'Lihat' }, { jid: '1@lid', sources });
}

describe('a file on WhatsApp', () => {
  it.each([
    ['image', 'image/jpeg', 'image'],
    ['video', 'video/mp4', 'video'],
  ] as const)(
    'of the kind %s is shown up to 16 MB, and goes as a document beyond',
    async (kind, mime, field) => {
      expect(Object.keys(await bubbleOf(kind, mime, 16 * megabyte))).toContain(field);
      const large = await bubbleOf(kind, mime, 16 * megabyte + 1);
      expect(large).toMatchObject({ mimetype: mime, fileName: 'besar', caption: 'Lihat' });
      expect(Object.keys(large)).toContain('document');
    },
  );

  it('of more than 50 MB does not go, and the reason can be read', async () => {
    await expect(bubbleOf('document', 'application/pdf', 50 * megabyte + 1)).rejects.toMatchObject({
      reason: 'refused',
      hold: 'file_too_large',
    });
  });
});
