import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createServer } from 'node:https';
import { type Fault, type Faults } from '../faults.ts';
import { close, listen } from '../wire/loopback.ts';
import { createSelfSigned } from './self-signed.ts';

/** The host that keeps encrypted media: uploads by POST, downloads by GET, over https. */
export interface MediaHost {
  /** Its name and port, as `media_conn` tells it. */
  host(): string;
  /** The certificate that a client must trust, as PEM. */
  readonly certificate: string;
  /** A file with the certificate, while the host listens. */
  certificateFile(): string;
  /** Keeps encrypted bytes under a path. */
  put(path: string, bytes: Uint8Array): void;
  /** How many files were uploaded. */
  uploads(): number;
  /** The encrypted bytes at a path; undefined when there are none. */
  find(path: string): Buffer | undefined;
  /** A phone puts what lay under a path there once more, under another path, which is given; undefined when lost. */
  putAgain(path: string): string | undefined;
  /** Forgets everything: downloads are answered with 404. Phones still have their files. */
  clear(): void;
  /** Phones have lost their files too. */
  lose(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the host; it does not listen yet. Its faults are `upload` and `download`. */
export function createMediaHost({ faults }: { readonly faults: Faults }): MediaHost {
  const { certificate, key } = createSelfSigned();
  const files = new Map<string, Buffer>();
  const onPhones = new Map<string, Buffer>();
  let folder = '';
  let uploads = 0;
  const server = createServer({ cert: certificate, key }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'https://loopback');
    const isUpload = request.method === 'POST';
    const body = await buffer(request);
    const hitch = faults.take(isUpload ? 'upload' : 'download');
    if (hitch !== undefined && (await befall(hitch, response))) {
      return;
    }
    if (isUpload) {
      uploads += 1;
      files.set(pathname, body);
      response.end(JSON.stringify({ url: `https://${host()}${pathname}`, direct_path: pathname }));
    } else {
      const bytes = files.get(pathname);
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    }
  };
  return {
    host,
    certificate,
    certificateFile: () => join(folder, 'certificate.pem'),
    put: (path, bytes) => {
      files.set(path, Buffer.from(bytes));
      onPhones.set(path, Buffer.from(bytes));
    },
    putAgain: (path) => {
      const bytes = onPhones.get(path);
      if (bytes === undefined) {
        return undefined;
      }
      files.set(`${path}-again`, bytes);
      return `${path}-again`;
    },
    uploads: () => uploads,
    find: (path) => files.get(path),
    clear: () => {
      files.clear();
    },
    lose: () => {
      files.clear();
      onPhones.clear();
    },
    start: async () => {
      folder = await mkdtemp(join(tmpdir(), 'whatsapp-media-'));
      await writeFile(join(folder, 'certificate.pem'), certificate);
      await listen(server);
    },
    stop: async () => {
      await close(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the fault settles the call; a delay only puts it off. */
async function befall(hitch: Fault, response: ServerResponse): Promise<boolean> {
  switch (hitch.kind) {
    case 'refuse':
      response.writeHead(hitch.code, hitch.attrs).end();
      return true;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, hitch.by));
      return false;
    case 'hang':
    case 'forget':
      return true;
    case 'drop':
    case 'lose':
    case 'answer':
      response.destroy();
      return true;
  }
}
