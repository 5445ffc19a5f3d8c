import { createHash } from 'node:crypto';
import { type MediaType } from '@whiskeysockets/baileys';
import { SendError } from '../../channel.ts';
import { type Millis } from '../../../domain/time/clock.ts';
import { type Baileys } from '../live-socket.ts';
import { type FileBody } from './decode-file.ts';
import { soon } from './soon.ts';

/** A file on the network's host, and how the library names its kind. */
export interface SealedFile {
  readonly file: Pick<FileBody, 'url' | 'directPath' | 'mediaKey' | 'fileSha256'>;
  readonly type: MediaType;
}

/** What a download may cost. */
export interface DownloadLimits {
  /** Where files lie: only there is anything fetched, whatever the sender wrote. Null believes the sender. */
  readonly host: string | null;
  /** For the first byte, and again for all others. */
  readonly within: Millis;
  readonly bytes: number;
}

/**
 * The bytes of a file, decrypted and checked. Throws SendError `refused` for what is too large, damaged or nowhere, and
 * what the library throws for the host's answers.
 */
export async function downloadSealed(
  baileys: Baileys,
  { file, type }: SealedFile,
  limits: DownloadLimits,
): Promise<Uint8Array> {
  const url = urlOf(limits.host, file);
  if (!file.mediaKey || url === undefined) {
    throw new SendError('refused', 'The message does not say where its file lies.');
  }
  const keys = await baileys.getMediaKeys(file.mediaKey, type);
  const stream = await soon(baileys.downloadEncryptedContent(url, keys), limits.within);
  const bytes = await soon(gather(stream, limits.bytes), limits.within).finally(() => stream.destroy());
  // The library does not check what it decrypts.
  const sum = createHash('sha256').update(bytes).digest();
  if (!file.fileSha256 || !sum.equals(file.fileSha256)) {
    throw new SendError('refused', 'The file is damaged.');
  }
  return bytes;
}

/** The path is the sender's word, the host is not: nobody may point us at another machine. */
function urlOf(host: string | null, { directPath, url }: SealedFile['file']): string | undefined {
  const told = new URL(URL.canParse(url ?? '') ? (url ?? '') : 'https://unknown');
  const path = (directPath ?? '') === '' ? told.pathname + told.search : (directPath ?? '');
  return path.startsWith('/') && !path.startsWith('//') ? `${host ?? told.origin}${path}` : undefined;
}

async function gather(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    refuseLarge(size, most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws SendError `refused` where `bytes` are more than `most`. */
export function refuseLarge(bytes: number, most: number): void {
  if (bytes > most) {
    throw new SendError('refused', `The file is larger than the ${most >> 20} MB that are kept of a file.`);
  }
}
