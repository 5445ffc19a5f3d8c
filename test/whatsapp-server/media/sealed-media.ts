import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { type MediaType, getMediaKeys } from '@whiskeysockets/baileys';

/** A file as it lies on the media host, and what its recipient must know. */
export interface SealedMedia {
  readonly bytes: Buffer;
  readonly mediaKey: Buffer;
  readonly fileSha256: Buffer;
  readonly fileEncSha256: Buffer;
  readonly fileLength: number;
}

const MAC_LENGTH = 10;

/** Encrypts a file for the media host. */
export async function sealMedia(plain: Uint8Array, type: MediaType): Promise<SealedMedia> {
  const mediaKey = randomBytes(32);
  const { iv, cipherKey, macKey } = await keysFor(mediaKey, type);
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac('sha256', macKey).update(iv).update(sealed).digest().subarray(0, MAC_LENGTH);
  const bytes = Buffer.concat([sealed, mac]);
  return {
    bytes,
    mediaKey,
    fileSha256: sha256(plain),
    fileEncSha256: sha256(bytes),
    fileLength: plain.length,
  };
}

/** Decrypts what lies on the media host. */
export async function unsealMedia(bytes: Uint8Array, mediaKey: Uint8Array, type: MediaType): Promise<Buffer> {
  const { iv, cipherKey } = await keysFor(mediaKey, type);
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  return Buffer.concat([decipher.update(bytes.subarray(0, -MAC_LENGTH)), decipher.final()]);
}

async function keysFor(mediaKey: Uint8Array, type: MediaType) {
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, type);
  if (!macKey) {
    throw new Error('the media key gives no key for the seal');
  }
  return { iv, cipherKey, macKey };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
