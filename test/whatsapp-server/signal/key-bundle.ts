import { type BinaryNode, KEY_BUNDLE_TYPE, generateSignalPubKey } from '@whiskeysockets/baileys';
import { bytesIn, node, numberBytes, numberIn, part } from '../wire/nodes.ts';

/** A public key under its number. */
export interface NumberedKey {
  readonly id: number;
  /** 32 bytes. */
  readonly value: Uint8Array;
}

/** What somebody needs to begin a Signal session with a device. */
export interface KeyBundle {
  readonly registrationId: number;
  /** 32 bytes. */
  readonly identity: Uint8Array;
  readonly signed: NumberedKey & { readonly signature: Uint8Array };
  /** A key for this one session; null when the device has none left. */
  readonly once: NumberedKey | null;
}

/** A bundle as the parts of a stanza. */
export function bundleParts(bundle: KeyBundle): BinaryNode[] {
  return [
    node('registration', {}, numberBytes(bundle.registrationId, 4)),
    node('type', {}, KEY_BUNDLE_TYPE),
    node('identity', {}, bundle.identity),
    node('skey', {}, [...keyParts(bundle.signed), node('signature', {}, bundle.signed.signature)]),
    ...(bundle.once === null ? [] : [node('key', {}, keyParts(bundle.once))]),
  ];
}

/** Reads a bundle from the stanza or part that holds it; `registration` may stand elsewhere. */
export function readBundle(of: BinaryNode | undefined, registrationId: number): KeyBundle {
  const once = part(of, 'key');
  return {
    registrationId,
    identity: bytesIn(of, 'identity'),
    signed: readSignedKey(part(of, 'skey')),
    once: once === undefined ? null : readKey(once),
  };
}

/** Reads a signed key: its number, itself, its signature. */
export function readSignedKey(of: BinaryNode | undefined): KeyBundle['signed'] {
  return { ...readKey(of), signature: bytesIn(of, 'signature') };
}

/** Reads a key and its number. */
export function readKey(of: BinaryNode | undefined): NumberedKey {
  return { id: numberIn(of, 'id'), value: bytesIn(of, 'value') };
}

/** A bundle in the form in which Baileys' Signal code begins a session with it. */
export function sessionFrom(bundle: KeyBundle) {
  const { signed, once } = bundle;
  const signedPreKey = {
    keyId: signed.id,
    publicKey: generateSignalPubKey(signed.value),
    signature: signed.signature,
  };
  const session = {
    registrationId: bundle.registrationId,
    identityKey: generateSignalPubKey(bundle.identity),
    signedPreKey,
  };
  return once === null
    ? session
    : { ...session, preKey: { keyId: once.id, publicKey: generateSignalPubKey(once.value) } };
}

function keyParts(key: NumberedKey): BinaryNode[] {
  return [node('id', {}, numberBytes(key.id, 3)), node('value', {}, key.value)];
}
