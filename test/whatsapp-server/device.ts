import { type Connection } from './wire/connection.ts';
import { type KeyBundle, type NumberedKey } from './signal/key-bundle.ts';
import { type Mailbox, createMailbox } from './mailbox.ts';
import { lidJid, pnJid } from './wire/jids.ts';

/** The keys that a device has for everybody, besides those for one session each. */
export type LastingKeys = Pick<KeyBundle, 'registrationId' | 'identity' | 'signed'>;

/** A device linked to an account: the client under test. */
export interface Device {
  readonly id: number;
  /** The number of the account. */
  readonly number: string;
  /** Its address by phone number, and the other one. */
  readonly jid: string;
  readonly lid: string;
  /** What its logins are recognised by. */
  readonly noiseKey: Buffer;
  readonly mailbox: Mailbox;
  /** Its connection; null while it is not logged in. */
  connection: Connection | null;
  /** How often it has logged in. */
  logins: number;
  keys: LastingKeys;
  /** Keys for one session each, as the device uploaded them. */
  readonly onceKeys: NumberedKey[];
  /** A bundle for somebody who wants to write to it; uses up one key. */
  bundle(): KeyBundle;
}

interface DeviceParts {
  readonly id: number;
  readonly number: string;
  readonly lid: string;
  readonly noiseKey: Buffer;
  readonly keys: LastingKeys;
}

/** Makes a device as it is after pairing: it has uploaded no keys yet. */
export function createDevice({ id, number, lid, noiseKey, keys }: DeviceParts): Device {
  const device: Device = {
    id,
    number,
    jid: pnJid(number, id),
    lid: lidJid(lid, id),
    noiseKey,
    mailbox: createMailbox(),
    connection: null,
    logins: 0,
    keys,
    onceKeys: [],
    bundle: () => ({ ...device.keys, once: device.onceKeys.shift() ?? null }),
  };
  return device;
}
