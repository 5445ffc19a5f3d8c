import { describe, expect, it } from '@jest/globals';
import { createKeep } from '../../../../../src/channels/whatsapp/account/keep.ts';
import { createLibraryLog } from '../../../../../src/channels/whatsapp/library/library-log.ts';
import { isLibraryFault } from '../../../../../src/channels/whatsapp/library/library-fault.ts';
import { createSeal, SealError } from '../../../../../src/channels/whatsapp/account/seal.ts';
import { createMemoryVault } from '../../../../support/whatsapp/memory-vault.ts';

const key = new Uint8Array(32).fill(1);
const place = { account: '1', kind: 'session', id: '628.1' };
const secret = Buffer.from('a private key');

describe('what an account keeps', () => {
  it('opens with the same key at the same place', () => {
    const seal = createSeal(key);
    const sealed = seal.close(place, secret);
    expect(Buffer.from(sealed).toString('latin1')).not.toContain(secret.toString());
    expect(Buffer.from(seal.open(place, sealed))).toEqual(secret);
    expect(Buffer.from(seal.close(place, secret))).not.toEqual(Buffer.from(sealed));
  });

  it('opens with no other key, at no other place, and not when a bit of it changed', () => {
    const seal = createSeal(key);
    const sealed = seal.close(place, secret);
    const open =
      (at: object, bytes = sealed, by = seal) =>
      () =>
        by.open({ ...place, ...at }, bytes);
    expect(open({}, sealed, createSeal(new Uint8Array(32).fill(2)))).toThrow(SealError);
    expect(open({ id: '628.2' })).toThrow(SealError);
    expect(open({ kind: 'creds' })).toThrow(SealError);
    expect(open({ account: '2' })).toThrow(SealError);
    const flipped = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
    expect(open({}, flipped)).toThrow(SealError);
    expect(open({}, sealed.subarray(0, 10))).toThrow(SealError);
  });

  it('goes through a keep in the clear and lies sealed in the store; a wrong key is told at once', async () => {
    const vault = createMemoryVault();
    const keep = createKeep({ vault, seal: createSeal(key), account: '1' });
    await keep.claim(1);
    await keep.write([{ kind: 'creds', id: 'creds', value: secret, expires: null }]);
    const found = await keep.read('creds', ['creds']);
    expect(Buffer.from(found.get('creds') ?? [])).toEqual(secret);
    expect(Buffer.concat(vault.values()).toString('latin1')).not.toContain(secret.toString());
    const wrong = createKeep({ vault, seal: createSeal(new Uint8Array(32)), account: '1' });
    await expect(wrong.claim(2)).rejects.toThrow(SealError);
    expect(keep.nameOf('628.1')).not.toContain('628');
    expect(keep.nameOf('628.1')).toBe(createSeal(key).nameOf('628.1'));
  });
});

describe('what an account keeps, begun anew', () => {
  it('is forgotten where another key sealed it, and only there', async () => {
    const vault = createMemoryVault();
    const by = (fill: number) =>
      createKeep({ vault, seal: createSeal(new Uint8Array(32).fill(fill)), account: '1', anew: true });
    await by(1).claim(1);
    await by(1).write([{ kind: 'creds', id: 'creds', value: secret, expires: null }]);
    await by(1).claim(2);
    expect((await by(1).read('creds', ['creds'])).size).toBe(1);
    await by(2).claim(3);
    expect((await by(2).read('creds', ['creds'])).size).toBe(0);
    await expect(createKeep({ vault, seal: createSeal(key), account: '1' }).claim(4)).rejects.toThrow(
      SealError,
    );
  });
});

describe('the log of the library', () => {
  it('says sentences, without numbers, addresses, keys or objects', () => {
    const lines: unknown[] = [];
    const log = createLibraryLog((...line) => lines.push(line));
    log.warn(
      { key: 'kQ7Zk2lW8', jid: '6281234567890@s.whatsapp.net' },
      'failed for 6281234567890@s.whatsapp.net',
    );
    log.error(
      new Error('6281234567890'),
      'no session for 6281234567890:3 in qL0fX3mJb1Zk2lW8Yt5PzA9sD7gH4jK2==',
    );
    log.info({ me: 'x' }, 'logging in');
    const said = JSON.stringify(lines);
    expect(lines).toHaveLength(2);
    expect(said).toContain('failed for');
    expect(said).not.toMatch(/\d{4}|whatsapp\.net|qL0f|kQ7Z/);
  });
});

describe('an error that nobody caught', () => {
  it('is forgiven to the library alone', () => {
    const withStack = (stack: string) => Object.assign(new Error('x'), { stack });
    expect(isLibraryFault(Object.assign(new Error('Timed Out'), { isBoom: true }))).toBe(true);
    expect(isLibraryFault(withStack('at f (/app/node_modules/libsignal/src/x.js:1:1)'))).toBe(true);
    expect(isLibraryFault(withStack('at f (/app/node_modules/@whiskeysockets/baileys/lib/x.js:1:1)'))).toBe(
      true,
    );
    expect(isLibraryFault(withStack('at f (/app/dist/runner/attend.js:1:1)'))).toBe(false);
    expect(isLibraryFault('a text')).toBe(false);
  });
});
