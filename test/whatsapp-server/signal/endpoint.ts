import {
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  type KeyPair,
  addTransactionCapability,
  encodeWAMessage,
  initAuthCreds,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { type KeyBundle, sessionFrom } from './key-bundle.ts';
import { createMemoryKeys } from './memory-keys.ts';
import { silentLogger } from './silent-logger.ts';

/** A message as it travels. */
export interface Sealed {
  readonly type: 'pkmsg' | 'msg';
  readonly ciphertext: Uint8Array;
}

/** The Signal state of one phone: its keys and its sessions with the devices of others. */
export interface Endpoint {
  readonly identity: KeyPair;
  readonly registrationId: number;
  /** A bundle for somebody who wants to write to this phone; each has a key of its own. */
  bundle(): Promise<KeyBundle>;
  /** Begins a session anew with the device at an address. */
  meet(address: string, bundle: KeyBundle): Promise<void>;
  knows(address: string): Promise<boolean>;
  seal(address: string, message: proto.IMessage): Promise<Sealed>;
  /** Throws when the message cannot be read. */
  unseal(address: string, sealed: Sealed): Promise<proto.Message>;
  /** Seals for a group; `introduction` lets a member read it and what follows. */
  sealForGroup(
    group: string,
    sender: string,
    message: proto.IMessage,
  ): Promise<{ readonly ciphertext: Uint8Array; readonly introduction: Uint8Array }>;
}

/** Makes a phone with fresh keys. */
export function createEndpoint(): Endpoint {
  const creds = initAuthCreds();
  const store = createMemoryKeys();
  const keys = addTransactionCapability(store, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  const signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, silentLogger);
  let onceKeys = 0;
  return {
    identity: creds.signedIdentityKey,
    registrationId: creds.registrationId,
    bundle: async () => {
      onceKeys += 1;
      const pair = Curve.generateKeyPair();
      await store.set({ 'pre-key': { [onceKeys]: pair } });
      const { keyId, keyPair, signature } = creds.signedPreKey;
      return {
        registrationId: creds.registrationId,
        identity: creds.signedIdentityKey.public,
        signed: { id: keyId, value: keyPair.public, signature },
        once: { id: onceKeys, value: pair.public },
      };
    },
    meet: (jid, bundle) => signal.injectE2ESession({ jid, session: sessionFrom(bundle) }),
    knows: async (jid) => (await signal.validateSession(jid)).exists,
    seal: (jid, message) => signal.encryptMessage({ jid, data: encodeWAMessage(message) }),
    unseal: async (jid, { type, ciphertext }) =>
      proto.Message.decode(unpadRandomMax16(await signal.decryptMessage({ jid, type, ciphertext }))),
    sealForGroup: async (group, meId, message) => {
      const sealed = await signal.encryptGroupMessage({ group, meId, data: encodeWAMessage(message) });
      return { ciphertext: sealed.ciphertext, introduction: sealed.senderKeyDistributionMessage };
    },
  };
}
