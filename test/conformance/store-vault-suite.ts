import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { StoreError } from '../../src/store/store.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const put = (id: string, value: string, expires: number | null = null) => ({
  kind: 'session',
  id,
  value: bytes(value),
  expires,
});
const remove = (id: string) => ({ kind: 'session', id, value: null, expires: null });

/** What the vault beside a store promises. The clock of the store under test shows 1000. */
export function storeVaultSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
  });
  afterEach(async () => {
    await under.dispose();
  });

  const read = async (ids: readonly string[], account = '1', kind = 'session') => {
    const found = await under.store.vault.read(account, kind, ids);
    return Object.fromEntries([...found].map(([id, value]) => [id, new TextDecoder().decode(value)]));
  };
  const list = (after: string, limit = 10) => under.store.vault.list('1', 'session', { after, limit });

  describe('the vault', () => {
    it('answers with what was put, and nothing for what was not', async () => {
      const { vault } = under.store;
      await vault.write('1', [put('a', 'one'), put('b/c:d@e.1', 'two')], 0);
      expect(await read(['a', 'b/c:d@e.1', 'z'])).toEqual({ a: 'one', 'b/c:d@e.1': 'two' });
      expect(await read(['a'], '2')).toEqual({});
      expect(await read(['a'], '1', 'creds')).toEqual({});
      expect(await read([])).toEqual({});
    });

    it('keeps any bytes as they are', async () => {
      const value = Uint8Array.from({ length: 256 }, (_, index) => index);
      await under.store.vault.write('1', [{ kind: 'session', id: 'all', value, expires: null }], 0);
      const found = await under.store.vault.read('1', 'session', ['all']);
      expect([...(found.get('all') ?? [])]).toEqual([...value]);
    });

    it('puts before it removes, whatever the order, and replaces', async () => {
      const { vault } = under.store;
      await vault.write('1', [put('a', 'one'), put('b', 'two')], 0);
      await vault.write('1', [remove('b'), put('a', 'three'), remove('never'), put('c', 'four')], 0);
      expect(await read(['a', 'b', 'c'])).toEqual({ a: 'three', c: 'four' });
    });

    it('survives a close', async () => {
      await under.store.vault.write('1', [put('a', 'one')], 3);
      const again = await under.reopen();
      expect((await again.vault.read('1', 'session', ['a'])).size).toBe(1);
      await expect(again.vault.write('1', [put('a', 'two')], 2)).rejects.toThrow(StoreError);
    });

    it('refuses an earlier holder once a later one was there, and writes nothing of it', async () => {
      const { vault } = under.store;
      await vault.write('1', [put('a', 'one')], 1);
      await vault.write('1', [], 2);
      const late = vault.write('1', [put('a', 'late'), remove('a')], 1);
      await expect(late).rejects.toMatchObject({ name: 'StoreError', reason: 'unavailable' });
      await expect(vault.clear('1', 'all', 1)).rejects.toThrow(StoreError);
      expect(await read(['a'])).toEqual({ a: 'one' });
      await vault.write('1', [put('a', 'new')], 2);
      await vault.write('2', [put('a', 'of another account')], 1);
      expect(await read(['a'])).toEqual({ a: 'new' });
    });

    it('lists ids in order, page by page', async () => {
      await under.store.vault.write('1', [put('b', '2'), put('a', '1'), put('c', '3')], 0);
      await under.store.vault.write('1', [{ ...put('aa', 'x'), kind: 'other' }], 0);
      expect(await list('', 2)).toEqual(['a', 'b']);
      expect(await list('b', 2)).toEqual(['c']);
      expect(await list('c')).toEqual([]);
    });

    it('neither reads nor lists what has expired, and sweeps it', async () => {
      const { vault } = under.store;
      await vault.write('1', [put('past', '1', 1000), put('soon', '2', 1001), put('ever', '3')], 0);
      expect(await read(['past', 'soon', 'ever'])).toEqual({ soon: '2', ever: '3' });
      expect(await list('')).toEqual(['ever', 'soon']);
      await vault.sweep(1001);
      expect(await read(['past', 'soon', 'ever'])).toEqual({ ever: '3' });
      await vault.write('1', [put('soon', '4')], 0);
      expect(await read(['soon'])).toEqual({ soon: '4' });
    });

    it('forgets kinds, or everything of one account', async () => {
      const { vault } = under.store;
      const creds = { ...put('me', 'x'), kind: 'creds' };
      await vault.write('1', [put('a', '1'), creds], 0);
      await vault.write('10', [put('a', '1')], 0);
      await vault.clear('1', ['session'], 0);
      expect([await read(['a']), await read(['me'], '1', 'creds')]).toEqual([{}, { me: 'x' }]);
      await vault.clear('1', 'all', 0);
      expect([await read(['me'], '1', 'creds'), await read(['a'], '10')]).toEqual([{}, { a: '1' }]);
    });

    it('comes back with a backup, without the fence of who wrote it', async () => {
      await under.store.vault.write('1', [put('a', 'one')], 0);
      const file = join(under.folder, 'vault.bak');
      await under.store.backup(file);
      const copy = await under.openBackup(file);
      expect((await copy.vault.read('1', 'session', ['a'])).size).toBe(1);
    });

    it('throws when the store is closed, rather than answer that there is nothing', async () => {
      const { vault } = under.store;
      await under.store.close();
      await expect(vault.read('1', 'creds', ['me'])).rejects.toThrow(StoreError);
      await expect(vault.write('1', [put('a', 'x')], 0)).rejects.toThrow(StoreError);
    });
  });
}
