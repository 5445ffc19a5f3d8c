import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../config.ts';

/** The key that seals what WhatsApp keeps: SECRET_KEY, else the one that lies in DATA_DIR, made when there is none. */
export function findSecretKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Uint8Array {
  return readSecretKey({ secretKey, dataDir }) ?? makeKey(fileIn(dataDir));
}

/** The same where there is one, else null; throws ConfigError for one that cannot be used. */
export function readSecretKey({
  secretKey,
  dataDir,
}: Pick<Config, 'secretKey' | 'dataDir'>): Uint8Array | null {
  const file = fileIn(dataDir);
  return secretKey ?? (existsSync(file) ? readKey(file) : null);
}

const fileIn = (dataDir: string): string => join(dataDir, 'secret.key');

/** A file that is there and cannot be used is never replaced: the account would be lost with the key. */
function readKey(file: string): Uint8Array {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
    if (key.length === 32) {
      return key;
    }
  } catch {
    // Said below.
  }
  throw new ConfigError([
    `SECRET_KEY: ${file} cannot be read or holds no key of 32 bytes in base64; put the former one back`,
  ]);
}

/** It appears whole, or not at all. */
function makeKey(file: string): Uint8Array {
  const key = randomBytes(32);
  const part = `${file}.part`;
  const written = openSync(part, 'w', 0o600);
  try {
    writeSync(written, `${key.toString('base64')}\n`);
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  renameSync(part, file);
  return key;
}
