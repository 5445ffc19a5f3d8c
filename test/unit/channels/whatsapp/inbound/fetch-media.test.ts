import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type WAMessage } from '@whiskeysockets/baileys';
import { createFetchMedia } from '../../../../../src/channels/whatsapp/inbound/fetch-media.ts';
import { type LiveSocket } from '../../../../../src/channels/whatsapp/live-socket.ts';
import { type FileMedia } from '../../../../../src/domain/message.ts';

const jpeg = Buffer.from('ffd8ffe000104a4649460001', 'hex');
const photo: FileMedia = { kind: 'image', ref: 'whatsapp:1/media/x', name: null, mime: null, bytes: 12 };

/** What the library throws when a host answers with this status. */
function refusedWith(statusCode: number): Error {
  return Object.assign(new Error('failed'), { output: { statusCode } });
}

interface Options {
  /** What the host gives, in order. */
  readonly answers: readonly (Error | Buffer)[];
  /** What the phone does when it is asked to send the file again. */
  readonly phone?: () => Promise<unknown>;
  readonly file?: object;
  readonly sum?: Buffer;
}

function fetchOf({ answers, phone = () => Promise.resolve(), file = {}, sum = jpeg }: Options) {
  const fileSha256 = createHash('sha256').update(sum).digest();
  const imageMessage = { directPath: '/v/old', mediaKey: Buffer.alloc(32), fileSha256, ...file };
  const message = { key: { id: 'x' }, message: { imageMessage } } as WAMessage;
  const left = [...answers];
  const asked: string[] = [];
  const live = {
    baileys: {
      getMediaKeys: () => Promise.resolve({}),
      downloadEncryptedContent: (url: string) => {
        asked.push(url);
        const answer = left.shift() ?? refusedWith(500);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(Readable.from([answer]));
      },
    },
    sock: {
      updateMediaMessage: async () => {
        await phone();
        return { ...message, message: { imageMessage: { ...imageMessage, directPath: '/v/new' } } };
      },
    },
  } as unknown as LiveSocket;
  const fetch = createFetchMedia({
    shelf: { find: () => Promise.resolve(message) },
    host: 'https://media.example',
    downloadWithin: 1000,
    reuploadWithin: 20,
  });
  return { asked, fetch: (media = photo) => fetch(media, live), offline: () => fetch(photo, null) };
}

describe('a file that came in over WhatsApp', () => {
  it('is fetched from the host of the network alone, whatever its message says', async () => {
    const { fetch, asked } = fetchOf({ answers: [jpeg], file: { url: 'https://10.0.0.1/secret' } });
    expect(Buffer.from(await fetch()).equals(jpeg)).toBe(true);
    expect(asked).toEqual(['https://media.example/v/old']);
  });

  it('has to have a path on it', async () => {
    const { fetch, asked } = fetchOf({ answers: [jpeg], file: { directPath: '//10.0.0.1/secret' } });
    await expect(fetch()).rejects.toMatchObject({ reason: 'refused' });
    expect(asked).toEqual([]);
  });

  it.each([403, 404, 410])(
    'is asked for again from its phone when the host has dropped it (%d)',
    async (status) => {
      const { fetch, asked } = fetchOf({ answers: [refusedWith(status), jpeg] });
      expect(await fetch()).toHaveLength(jpeg.length);
      expect(asked).toEqual(['https://media.example/v/old', 'https://media.example/v/new']);
    },
  );

  it('may come later from a phone that does not answer', async () => {
    const { fetch } = fetchOf({ answers: [refusedWith(404)], phone: () => new Promise(() => undefined) });
    await expect(fetch()).rejects.toMatchObject({ reason: 'network' });
  });

  it('is gone when the phone has no longer got it', async () => {
    const { fetch } = fetchOf({ answers: [refusedWith(404)], phone: () => Promise.reject(refusedWith(404)) });
    await expect(fetch()).rejects.toMatchObject({ reason: 'refused' });
  });

  it('may come later when the host or the connection is away', async () => {
    await expect(fetchOf({ answers: [refusedWith(503)] }).fetch()).rejects.toMatchObject({
      reason: 'network',
    });
    await expect(fetchOf({ answers: [] }).offline()).rejects.toMatchObject({ reason: 'network' });
  });

  it('is refused when it is damaged, too large, or not of its kind', async () => {
    const damaged = fetchOf({ answers: [jpeg], sum: Buffer.from('other') });
    await expect(damaged.fetch()).rejects.toMatchObject({ reason: 'refused' });
    const large = Buffer.alloc(20 * 1024 * 1024 + 1);
    await expect(fetchOf({ answers: [large], sum: large }).fetch()).rejects.toMatchObject({
      reason: 'refused',
    });
    const page = Buffer.from('<html>');
    await expect(fetchOf({ answers: [page], sum: page }).fetch()).rejects.toMatchObject({
      reason: 'refused',
    });
  });

  it('that says it is too large is not even asked for', async () => {
    const { fetch, asked } = fetchOf({ answers: [jpeg] });
    await expect(fetch({ ...photo, bytes: 21 * 1024 * 1024 })).rejects.toMatchObject({ reason: 'refused' });
    expect(asked).toEqual([]);
  });
});
