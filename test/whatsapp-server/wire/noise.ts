import {
  NOISE_MODE,
  NOISE_WA_HEADER,
  aesDecryptGCM,
  aesEncryptGCM,
  hkdf,
  sha256,
} from '@whiskeysockets/baileys';

/** One direction of the channel after the handshake. */
export type Transport = (bytes: Uint8Array) => Buffer;

/** The server's side of a Noise XX handshake (25519, AES-GCM, SHA-256). */
export interface Noise {
  /** Makes bytes that both sides saw part of what the handshake vouches for. */
  absorb(bytes: Uint8Array): void;
  /** Lets a shared secret decide the keys from here on. */
  mix(secret: Uint8Array): void;
  seal(plain: Uint8Array): Buffer;
  open(sealed: Uint8Array): Buffer;
  /** Ends the handshake: how to read what the client sends, and how to write to it. */
  split(): { readonly read: Transport; readonly write: Transport };
}

const nothing = Buffer.alloc(0);

/** Starts the handshake; the client's hello comes next. */
export function createNoise(): Noise {
  let hash: Uint8Array = Buffer.from(NOISE_MODE);
  let salt = hash;
  let key = hash;
  let counter = 0;
  const absorb = (bytes: Uint8Array) => {
    hash = sha256(Buffer.concat([hash, bytes]));
  };
  const derive = (secret: Uint8Array): readonly [Uint8Array, Uint8Array] => {
    const keys = hkdf(secret, 64, { salt: Buffer.from(salt), info: '' });
    return [keys.subarray(0, 32), keys.subarray(32)];
  };
  absorb(NOISE_WA_HEADER);
  return {
    absorb,
    mix: (secret) => {
      [salt, key] = derive(secret);
      counter = 0;
    },
    seal: (plain) => {
      const sealed = aesEncryptGCM(plain, key, nonce(counter++), hash);
      absorb(sealed);
      return sealed;
    },
    open: (sealed) => {
      const plain = aesDecryptGCM(sealed, key, nonce(counter++), hash);
      absorb(sealed);
      return plain;
    },
    split: () => {
      const [fromClient, toClient] = derive(nothing);
      return { read: createReader(fromClient), write: createWriter(toClient) };
    },
  };
}

function createReader(key: Uint8Array): Transport {
  let counter = 0;
  return (bytes) => aesDecryptGCM(bytes, key, nonce(counter++), nothing);
}

function createWriter(key: Uint8Array): Transport {
  let counter = 0;
  return (bytes) => aesEncryptGCM(bytes, key, nonce(counter++), nothing);
}

function nonce(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}
