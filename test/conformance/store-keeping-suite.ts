import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { sampleRecord, sampleRow, writeOf } from '../support/store-samples.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

/** What outlives the process: facts, the salt, backups. */
export function storeKeepingSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
  });
  afterEach(async () => {
    await under.dispose();
  });

  describe('keeping', () => {
    it('finds everything again after it was closed', async () => {
      const record = sampleRecord('a');
      const address = { address: 'simulator:a', contacts: ['a'], speaker: 'a' } as const;
      await under.store.write({
        contacts: [writeOf(record, { attention: 7, addresses: [address] })],
        rows: [sampleRow('m')],
      });
      await under.store.putFact('clock', '5');
      const { salt } = under.store;
      const again = await under.reopen();
      expect(again.salt).toBe(salt);
      expect(await again.find('a')).toEqual(record);
      expect(await again.findAddress('simulator:a')).toEqual(address);
      expect(await again.findRow('messages', 'm')).toEqual(sampleRow('m'));
      expect(await again.getFact('clock')).toBe('5');
      expect(await again.nextDue()).toBe(7);
      const next = sampleRecord('a', 2, { name: 'Bu Tini' });
      await again.write({ contacts: [writeOf(next)], rows: [] });
      expect(await (await under.reopen()).find('a')).toEqual(next);
    });

    it('has a salt that cannot be guessed', async () => {
      const other = await make();
      expect(other.store.salt).not.toBe(under.store.salt);
      expect(other.store.salt.length).toBeGreaterThanOrEqual(16);
      await other.dispose();
    });

    it('keeps the last of each fact', async () => {
      expect(await under.store.getFact('k')).toBeUndefined();
      await under.store.putFact('k', 'one');
      await under.store.putFact('k', 'two');
      expect(await under.store.getFact('k')).toBe('two');
    });

    it('gives everybody who keeps a fact at once the same one', async () => {
      const values = Array.from({ length: 8 }, (_, place) => `v${place}`);
      const given = await Promise.all(values.map((each) => under.store.keepFact('k', each)));
      expect(new Set(given)).toEqual(new Set([await under.store.getFact('k')]));
      expect(values).toContain(given[0]);
    });

    it('knows its size', async () => {
      const contacts = [writeOf(sampleRecord('a')), writeOf(sampleRecord('b'))];
      await under.store.write({ contacts, rows: [sampleRow('m')] });
      const size = await under.store.size();
      expect(size).toEqual({ contacts: 2, rows: 1, bytes: expect.any(Number) });
      expect(size.bytes).toBeGreaterThan(0);
    });

    it('refuses to be used once it is closed, and may be closed twice', async () => {
      await under.store.close();
      await under.store.close();
      await expect(under.store.find('a')).rejects.toMatchObject({ reason: 'unavailable' });
    });
  });

  describe('a backup', () => {
    it('holds what was there, and not what came after', async () => {
      const path = join(under.folder, "o'clock backup");
      await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m')] });
      const changed = sampleRecord('a', 2, { name: 'Bu Tini' });
      await under.store.write({ contacts: [writeOf(changed)], rows: [] });
      await under.store.backup(path);
      await under.store.write({ contacts: [writeOf(sampleRecord('b'))], rows: [] });
      await under.store.write({ contacts: [writeOf(sampleRecord('a', 3))], rows: [] });
      const { salt } = under.store;
      const restored = await under.openBackup(path);
      expect(restored.salt).toBe(salt);
      expect(await restored.find('a')).toEqual(changed);
      expect(await restored.findRow('messages', 'm')).toEqual(sampleRow('m'));
      expect(await restored.find('b')).toBeUndefined();
    });

    it('never overwrites', async () => {
      const path = join(under.folder, 'backup');
      await under.store.backup(path);
      await expect(under.store.backup(path)).rejects.toMatchObject({ name: 'StoreError', reason: 'exists' });
    });
  });
}
