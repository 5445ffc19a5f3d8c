import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { createIdentities } from '../../../../../src/channels/whatsapp/account/identity.ts';
import { createKeep } from '../../../../../src/channels/whatsapp/account/keep.ts';
import { createLibraryLog } from '../../../../../src/channels/whatsapp/library/library-log.ts';
import { createSeal } from '../../../../../src/channels/whatsapp/account/seal.ts';
import { realClock } from '../../../../../src/system/clock.ts';
import { createMemoryVault, type MemoryVault } from '../../../../support/whatsapp/memory-vault.ts';

const session = { session: { '628.1': Buffer.from('a session') } };

/** Identities over a vault in memory. */
function setUp(vault: MemoryVault) {
  const keep = createKeep({ vault, seal: createSeal(new Uint8Array(32).fill(1)), account: '1' });
  return createIdentities({
    baileys,
    keep,
    clock: realClock,
    logger: createLibraryLog(() => undefined),
  });
}

describe('keys of a number that is forgotten', () => {
  it('are not written any more by the library, which goes on for a moment', async () => {
    const vault = createMemoryVault();
    const identities = setUp(vault);
    const identity = identities.make();
    await identity.keys.set(session);
    expect(vault.count('key-session')).toBe(1);
    await identities.forget();
    await identity.keys.set(session);
    expect(vault.count('key-session')).toBe(0);
  });

  it('go although they are being written in this moment', async () => {
    const vault = createMemoryVault();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const write: MemoryVault['write'] = async (...asked) => {
      await gate;
      await vault.write(...asked);
    };
    const identities = setUp({ ...vault, write });
    const written = identities.make().keys.set(session);
    const gone = identities.forget();
    go();
    await Promise.all([written, gone]);
    expect(vault.count('key-session')).toBe(0);
  });

  it('are kept of the number that is linked after it', async () => {
    const vault = createMemoryVault();
    const identities = setUp(vault);
    await identities.forget();
    await identities.make().keys.set(session);
    expect(vault.count('key-session')).toBe(1);
  });
});
