import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Where a value lies: sealed along with it, so that no value can be passed off as another. */
export interface Place {
  readonly account: string;
  readonly kind: string;
  readonly id: string;
}

/** Seals values with SECRET_KEY and opens them again. */
export interface Seal {
  close(place: Place, plain: Uint8Array): Uint8Array;
  /** Throws SealError. */
  open(place: Place, sealed: Uint8Array): Uint8Array;
  /** A name that tells nothing of the text it stands for; the same for the same text and key. */
  nameOf(text: string): string;
}

/** A sealed value that cannot be opened: another key, another place, or damaged. */
export class SealError extends Error {
  readonly reason = 'not_opened';

  constructor(kind: string) {
    super(
      `A kept "${kind}" of the WhatsApp account cannot be opened: SECRET_KEY is not the key that sealed it, or it is damaged. ` +
        'Set SECRET_KEY to the former key (with the embedded store it lies in DATA_DIR/secret.key). ' +
        'If it is lost: start once with WHATSAPP=anew, and link the number again.',
    );
    this.name = 'SealError';
  }
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;

/** AES-256-GCM with a fresh nonce for each value: version, nonce, tag, ciphertext. `key` has 32 bytes. */
export function createSeal(key: Uint8Array): Seal {
  const naming = createHmac('sha256', key).update('names of the vault').digest();
  return {
    close: (place, plain) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(wordsOf(place));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
    },
    open: (place, sealed) => {
      if (sealed[0] !== version || sealed.length < headBytes) {
        throw new SealError(place.kind);
      }
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes))
        .setAAD(wordsOf(place))
        .setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
      } catch {
        throw new SealError(place.kind);
      }
    },
    nameOf: (text) => createHmac('sha256', naming).update(text).digest('base64url'),
  };
}

const wordsOf = ({ account, kind, id }: Place): Buffer => Buffer.from(JSON.stringify([account, kind, id]));
