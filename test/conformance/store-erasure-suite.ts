import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { type Address } from '../../src/domain/contact/address.ts';
import { type Row } from '../../src/domain/row.ts';
import { sampleRecord, sampleRow, writeOf } from '../support/store-samples.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

const own: Address = 'simulator:sari';
const shared: Address = 'telegram:77';

/** Erasing somebody, and keeping them erased. */
export function storeErasureSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
    const addresses = [
      { address: own, contacts: ['a'], speaker: 'a' },
      { address: shared, contacts: ['a', 'b'], speaker: 'a' },
    ];
    await under.store.write({
      contacts: [
        writeOf(sampleRecord('a'), { addresses, attention: 5 }),
        writeOf(sampleRecord('b', 1, { companion: 'a' })),
        writeOf(sampleRecord('c', 1, { companion: 'b' })),
      ],
      rows: [
        sampleRow('1', { contact: 'a' }),
        sampleRow('2', { contact: 'b' }),
        sampleRow('3', { contact: 'a', kind: 'tasks' }),
      ],
    });
  });
  afterEach(async () => {
    await under.dispose();
  });

  describe('erasing a contact', () => {
    it('takes the document, its rows and its place among those who wait', async () => {
      await under.store.erase('a', 5000);
      expect(await under.store.find('a')).toBeUndefined();
      expect(await under.store.findRow('messages', '1')).toBeUndefined();
      expect(await under.store.findRow('tasks', '3')).toBeUndefined();
      expect(await under.store.findRow('messages', '2')).toBeDefined();
      expect(await under.store.nextDue()).toBeNull();
    });

    it('takes its name and its words out of what others were told and told it', async () => {
      const told = (id: string, data: Row['data'], kind: Row['kind'] = 'messages') =>
        sampleRow(id, { contact: 'b', kind, data });
      await under.store.write({
        contacts: [],
        rows: [
          sampleRow('heard', { contact: 'a', data: { text: 'Besok boleh', origin: 'said' } }),
          told('words', { text: 'Ibu Sari menulis: lapar', media: [{ kind: 'image' }], about: 'a' }),
          // Neither its name nor its id is in there.
          told('said', { text: 'Besok boleh' }),
          told('list', { text: '1. ibu  sari: Kunjungan\n2. Ibu Sariwati: Antar' }),
          told('report', { text: 'Rumahnya bocor', value: 'Rumahnya bocor', about: 'a' }, 'results'),
          told('title', { title: 'Kunjungi Ibu Sari', due: 7 }, 'tasks'),
          told('other', { text: 'Halo', about: 'c' }),
        ],
      });
      await under.store.erase('a', 5000);
      const data = async (id: string, kind: Row['kind'] = 'messages') =>
        (await under.store.findRow(kind, id))?.data;
      expect(await data('words')).toEqual({ text: '', media: [] });
      expect(await data('said')).toEqual({ text: '' });
      expect(await data('list')).toEqual({ text: '1. …: Kunjungan\n2. Ibu Sariwati: Antar' });
      expect(await data('report', 'results')).toEqual({ text: '', value: null });
      expect(await data('title', 'tasks')).toEqual({ title: 'Kunjungi …', due: 7 });
      expect(await data('other')).toEqual({ text: 'Halo', about: 'c' });
      // What comes late of the same message does not bring it back.
      await under.store.write({
        contacts: [],
        rows: [{ ...told('words', { text: 'Ibu Sari' }), version: 4 }],
      });
      expect(await data('words')).toEqual({ text: '', media: [] });
    });

    it.each([
      { name: 'Ibu Sari', text: 'Kata IBU  sari begitu', left: 'Kata … begitu' },
      { name: 'Élok Wulan', text: 'Tadi ÉLOK WULAN datang', left: 'Tadi … datang' },
      { name: 'Éné', text: 'Tadi Éné datang', left: 'Tadi … datang' },
      { name: 'Иван Ко', text: 'Tadi ИВАН КО datang', left: 'Tadi … datang' },
      { name: 'Siti "Ti" Ani', text: 'Tadi Siti "Ti"\nAni datang', left: 'Tadi … datang' },
    ])('takes the name $name out of others’ rows however it is written', async ({ name, text, left }) => {
      const said = sampleRow('said', { contact: 'b', data: { text } });
      await under.store.write({ contacts: [writeOf(sampleRecord('id-7', 1, { name }))], rows: [said] });
      await under.store.erase('id-7', 5000);
      expect((await under.store.findRow('messages', 'said'))?.data).toEqual({ text: left });
    });

    it('takes it off its addresses', async () => {
      await under.store.erase('a', 5000);
      expect(await under.store.findAddress(own)).toBeUndefined();
      expect(await under.store.findAddress(shared)).toEqual({
        address: shared,
        contacts: ['b'],
        speaker: 'b',
      });
    });

    it('leaves who speaks where somebody else is taken off an address', async () => {
      const three = { address: shared, contacts: ['a', 'b', 'c'], speaker: 'c' };
      await under.store.write({
        contacts: [writeOf(sampleRecord('c', 2), { addresses: [three] })],
        rows: [],
      });
      await under.store.erase('b', 5000);
      expect(await under.store.findAddress(shared)).toEqual({ ...three, contacts: ['a', 'c'] });
      expect(await under.store.findAddress(own)).toEqual({ address: own, contacts: ['a'], speaker: 'a' });
    });

    it('parts it from those whose companion it was, by a write of its own', async () => {
      await under.store.erase('a', 5000);
      expect(await under.store.find('b')).toEqual(sampleRecord('b', 2));
      expect(await under.store.write({ contacts: [writeOf(sampleRecord('b', 2))], rows: [] })).toEqual([
        'lost',
      ]);
      expect(await under.store.write({ contacts: [writeOf(sampleRecord('b', 3))], rows: [] })).toEqual([
        'kept',
      ]);
      expect((await under.store.find('c'))?.contact.companion).toBe('b');
    });

    it('parts it from whoever has it as companion by now, and from nobody who had it before', async () => {
      const before = sampleRecord('c', 1, { companion: 'b' });
      const next = { ...before, revision: 2, contact: { ...before.contact, companion: 'a' } };
      expect(await under.store.write({ contacts: [{ ...writeOf(next), before }], rows: [] })).toEqual([
        'kept',
      ]);
      await under.store.erase('b', 5000);
      expect(await under.store.find('c')).toEqual(next);
      await under.store.erase('a', 5000);
      expect(await under.store.find('c')).toEqual(sampleRecord('c', 3));
    });

    it('loses the writes that were under way', async () => {
      await under.store.erase('a', 5000);
      expect(await under.store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] })).toEqual([
        'lost',
      ]);
    });

    it('drops rows of before that come late, and keeps those of the new stranger', async () => {
      await under.store.erase('a', 5000);
      const rows = [
        sampleRow('late', { contact: 'a', at: 5000 }),
        sampleRow('new', { contact: 'a', at: 5001 }),
        sampleRow('other', { contact: 'b', at: 1 }),
      ];
      const stranger = writeOf(sampleRecord('a', 1, { createdAt: 5001 }));
      expect(await under.store.write({ contacts: [stranger], rows })).toEqual(['kept']);
      expect(await under.store.findRow('messages', 'late')).toBeUndefined();
      expect(await under.store.findRow('messages', 'new')).toBeDefined();
      expect(await under.store.findRow('messages', 'other')).toBeDefined();
    });

    it('leaves a tombstone, one for each contact with the last time', async () => {
      await under.store.erase('a', 5000);
      await under.store.erase('b', 6000);
      await under.store.erase('a', 7000);
      const expected = [
        { contact: 'b', at: 6000 },
        { contact: 'a', at: 7000 },
      ];
      expect(await under.store.tombstones()).toEqual(expected);
      const again = await under.reopen();
      expect(await again.tombstones()).toEqual(expected);
    });

    it('is not done again once it is done, even to a stranger whose clock is behind', async () => {
      await under.store.erase('a', 5000);
      await under.store.replay([{ contact: 'b', at: 5000 }]);
      await under.store.write({
        contacts: [writeOf(sampleRecord('a')), writeOf(sampleRecord('b'))],
        rows: [],
      });
      const again = await under.reopen();
      expect(await again.find('a')).toBeDefined();
      expect(await again.find('b')).toBeDefined();
    });
  });

  describe('replaying tombstones', () => {
    it('erases what is older, and says how many went', async () => {
      const tombstones = [
        { contact: 'a', at: 1000 },
        { contact: 'gone', at: 9000 },
      ];
      expect(await under.store.replay(tombstones)).toBe(1);
      expect(await under.store.find('a')).toBeUndefined();
      expect(await under.store.findRow('tasks', '3')).toBeUndefined();
      expect(await under.store.tombstones()).toEqual(tombstones);
      expect(await under.store.replay([])).toBe(0);
    });

    it('keeps the later of two times', async () => {
      await under.store.erase('a', 7000);
      await under.store.replay([{ contact: 'a', at: 5000 }]);
      expect(await under.store.tombstones()).toEqual([{ contact: 'a', at: 7000 }]);
    });

    it('leaves a stranger who came after, without the rows of before', async () => {
      const rows = [
        sampleRow('old', { contact: 'a', at: 500 }),
        sampleRow('new', { contact: 'a', at: 5000 }),
      ];
      await under.store.write({ contacts: [], rows });
      expect(await under.store.replay([{ contact: 'a', at: 999 }])).toBe(0);
      expect(await under.store.find('a')).toBeDefined();
      expect(await under.store.findAddress(own)).toBeDefined();
      expect(await under.store.findRow('messages', 'old')).toBeUndefined();
      expect(await under.store.findRow('messages', 'new')).toBeDefined();
    });

    it('keeps somebody erased whose data an older backup brings back', async () => {
      const backup = join(under.folder, 'backup');
      await under.store.backup(backup);
      await under.store.erase('a', 5000);
      const tombstones = await under.store.tombstones();
      const restored = await under.openBackup(backup);
      await restored.replay(tombstones);
      expect(await restored.find('a')).toBeUndefined();
      expect(await restored.find('b')).toBeDefined();
      expect(await restored.findRow('messages', '1')).toBeUndefined();
    });
  });
}
