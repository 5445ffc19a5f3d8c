import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createFetchFile } from '../../../../src/channels/telegram/fetch-file.ts';
import { type FileMedia } from '../../../../src/domain/message.ts';

const media: FileMedia = { kind: 'document', ref: 'telegram:x', name: null, mime: null, bytes: null };
const mega = Buffer.alloc(1024 * 1024);

/** Answers a path with that status, or with so many MB. */
function serve(): Server {
  return createServer(({ url = '' }, response) => {
    const [, kind, value] = url.split('/');
    response.statusCode = kind === 'status' ? Number(value) : 200;
    for (let left = kind === 'mega' ? Number(value) : 0; left > 0; left--) {
      response.write(mega);
    }
    response.end();
  });
}

describe('a file that came in over Telegram', () => {
  let server: Server;
  beforeEach(async () => {
    server = serve();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function fetchFrom(path: string, size?: number): Promise<Uint8Array> {
    const { port } = server.address() as AddressInfo;
    const fetchFile = createFetchFile({
      api: {
        call: () => Promise.resolve({ file_path: path, ...(size !== undefined && { file_size: size }) }),
        fileUrl: (each) => new URL(each, `http://127.0.0.1:${port}/`),
      },
      timing: { slowestLine: mega.byteLength },
    });
    return fetchFile(media, { signal: new AbortController().signal, more: () => undefined });
  }

  it('is taken up to 20 MB', async () => {
    expect((await fetchFrom('mega/20')).byteLength).toBe(20 * mega.byteLength);
  });

  it.each([
    ['that it says itself', 'mega/1', 21 * mega.byteLength],
    ['that it does not say', 'mega/22', undefined],
  ])('is refused beyond a size %s', async (_, path, size) => {
    await expect(fetchFrom(path, size)).rejects.toMatchObject({ reason: 'refused' });
  });

  it.each([
    [500, 'network'],
    [429, 'network'],
    [404, 'refused'],
  ])('answered with %i is %s', async (status, reason) => {
    await expect(fetchFrom(`status/${status}`)).rejects.toMatchObject({ reason });
  });

  it('that lies where only the server can read it is refused', async () => {
    await expect(fetchFrom('/var/lib/file')).rejects.toMatchObject({ reason: 'refused' });
  });
});
