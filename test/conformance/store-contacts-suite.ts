import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Address } from '../../src/domain/contact/address.ts';
import { sampleRecord, sampleRow, writeOf } from '../support/store-samples.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

const address: Address = 'telegram:77';

/** The guarded documents, who waits, and where people are reached. */
export function storeContactsSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
  });
  afterEach(async () => {
    await under.dispose();
  });

  describe('contacts', () => {
    it('gives back the document that was written', async () => {
      const record = sampleRecord('a', 1, {
        name: 'Bu "Sri" 😊 \u0000',
        fields: { days: 5, kept: [true, null] },
      });
      expect(await under.store.write({ contacts: [writeOf(record)], rows: [] })).toEqual(['kept']);
      expect(await under.store.find('a')).toEqual(record);
      expect(await under.store.find('b')).toBeUndefined();
    });

    it('makes a contact once', async () => {
      await under.store.write({ contacts: [writeOf(sampleRecord('a', 1, { name: 'first' }))], rows: [] });
      const second = writeOf(sampleRecord('a', 1, { name: 'second' }));
      expect(await under.store.write({ contacts: [second], rows: [] })).toEqual(['lost']);
      expect((await under.store.find('a'))?.contact.name).toBe('first');
    });

    it('moves a contact forward only from the revision that stands there', async () => {
      await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
      const next = writeOf(sampleRecord('a', 2));
      expect(await under.store.write({ contacts: [next], rows: [] })).toEqual(['kept']);
      expect(await under.store.write({ contacts: [next], rows: [] })).toEqual(['lost']);
      expect(await under.store.write({ contacts: [writeOf(sampleRecord('b', 4))], rows: [] })).toEqual([
        'lost',
      ]);
      expect((await under.store.find('a'))?.revision).toBe(2);
      expect(await under.store.find('b')).toBeUndefined();
    });

    it('keeps the others and the rows of a batch in which one is lost', async () => {
      await under.store.write({ contacts: [writeOf(sampleRecord('b'))], rows: [] });
      const contacts = ['a', 'b', 'c'].map((id) => writeOf(sampleRecord(id)));
      expect(await under.store.write({ contacts, rows: [sampleRow('m')] })).toEqual(['kept', 'lost', 'kept']);
      expect(await under.store.find('c')).toBeDefined();
      expect(await under.store.findRow('messages', 'm')).toBeDefined();
    });

    it('lets one of many writers at the same time win', async () => {
      await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
      const verdicts = await Promise.all(
        Array.from({ length: 10 }, () =>
          under.store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] }),
        ),
      );
      expect(verdicts.flat().filter((verdict) => verdict === 'kept')).toHaveLength(1);
    });

    it('writes one contact twice in one batch, in order', async () => {
      const contacts = [1, 2, 3].map((revision) =>
        writeOf(sampleRecord('b', revision, { name: `Nama ${String(revision)}` })),
      );
      expect(await under.store.write({ contacts, rows: [] })).toEqual(['kept', 'kept', 'kept']);
      expect(await under.store.find('b')).toEqual(contacts[2]?.record);
    });

    it('writes hundreds at a time', async () => {
      const contacts = Array.from({ length: 300 }, (_, index) => writeOf(sampleRecord(`c${String(index)}`)));
      const verdicts = await under.store.write({ contacts, rows: [] });
      expect(verdicts).toEqual(contacts.map(() => 'kept'));
    });

    it('changes of many in one write for each what was meant for them', async () => {
      const name = (id: string): string => `$name.${id} "$$ROOT" 😊`;
      const written = ['a', 'b', 'c', 'd'].map((id) => ({
        ...sampleRecord(id),
        seen: [{ id: 'e1', at: 1 }],
      }));
      await under.store.write({ contacts: written.map((each) => writeOf(each)), rows: [] });
      await under.store.write({ contacts: [writeOf({ ...sampleRecord('c', 2), seen: [] })], rows: [] });
      const next = ['a', 'b', 'c', 'd'].map((id) => ({
        ...sampleRecord(id, 2, { name: name(id), role: id === 'a' ? 'volunteer' : 'beneficiary' }),
        seen: id === 'b' ? [{ id: 'e2', at: 2 }] : [...['e1', 'e2'].map((each, at) => ({ id: each, at }))],
      }));
      const contacts = next.map((each) => writeOf(each, { attention: each.id === 'd' ? null : 7 }));
      expect(await under.store.write({ contacts, rows: [] })).toEqual(['kept', 'kept', 'lost', 'kept']);
      for (const record of next.filter(({ id }) => id !== 'c')) {
        expect(await under.store.find(record.id)).toEqual(record);
      }
      expect((await under.store.find('c'))?.contact.name).toBe('Ibu Sari');
      const due = await under.store.due(7, 10);
      expect(due.map(({ id }) => id)).toEqual(['a', 'b']);
      const volunteers = await under.store.list({ after: null, limit: 9, role: 'volunteer' });
      expect(volunteers.map(({ id }) => id)).toEqual(['a']);
    });

    it('takes an empty batch', async () => {
      expect(await under.store.write({ contacts: [], rows: [] })).toEqual([]);
    });

    it('lists pages by id', async () => {
      const contacts = ['c', 'a', 'b'].map((id) => writeOf(sampleRecord(id)));
      await under.store.write({ contacts, rows: [] });
      const first = await under.store.list({ after: null, limit: 2 });
      const second = await under.store.list({ after: 'b', limit: 2 });
      expect(first.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(second.map(({ id }) => id)).toEqual(['c']);
      await under.store.write({ contacts: [writeOf(sampleRecord('b1'))], rows: [] });
      await under.store.erase('a', 5000);
      expect(await under.store.listIds({ after: null, limit: 9 })).toEqual(['b', 'b1', 'c']);
    });

    it('lists those of one role by id', async () => {
      const roles = { d: 'volunteer', a: 'beneficiary', c: 'volunteer', b: 'volunteer' } as const;
      const contacts = Object.entries(roles).map(([id, role]) => writeOf(sampleRecord(id, 1, { role })));
      await under.store.write({ contacts, rows: [] });
      const role = 'volunteer';
      const first = await under.store.list({ after: null, limit: 2, role });
      const second = await under.store.list({ after: 'c', limit: 2, role });
      expect(first.map(({ id }) => id)).toEqual(['b', 'c']);
      expect(second.map(({ id }) => id)).toEqual(['d']);
    });
  });

  describe('attention', () => {
    it('names who is due, the longest waiting first', async () => {
      const at = { a: 300, b: 100, c: 200, d: null, e: 301 };
      const contacts = Object.entries(at).map(([id, attention]) => writeOf(sampleRecord(id), { attention }));
      await under.store.write({ contacts, rows: [] });
      expect(await under.store.due(300, 10)).toEqual([
        { id: 'b', at: 100 },
        { id: 'c', at: 200 },
        { id: 'a', at: 300 },
      ]);
      expect((await under.store.due(300, 2)).map(({ id }) => id)).toEqual(['b', 'c']);
      expect(await under.store.due(99, 10)).toEqual([]);
      expect(await under.store.nextDue()).toBe(100);
    });

    it('goes on behind the last of a page, also within one moment', async () => {
      const at = { a: 200, b: 100, c: 200, d: 200, e: 300, f: 301 };
      const contacts = Object.entries(at).map(([id, attention]) => writeOf(sampleRecord(id), { attention }));
      await under.store.write({ contacts, rows: [] });
      const named = async (id: string, moment: number, limit: number): Promise<string[]> =>
        (await under.store.due(300, limit, { id, at: moment })).map((each) => each.id);
      expect(await named('b', 100, 2)).toEqual(['a', 'c']);
      expect(await named('c', 200, 2)).toEqual(['d', 'e']);
      expect(await named('d', 200, 1)).toEqual(['e']);
      expect(await named('e', 300, 2)).toEqual([]);
    });

    it('follows the last write', async () => {
      const late = 4_102_444_800_000;
      expect(await under.store.nextDue()).toBeNull();
      await under.store.write({ contacts: [writeOf(sampleRecord('a'), { attention: 5 })], rows: [] });
      await under.store.write({ contacts: [writeOf(sampleRecord('a', 2), { attention: late })], rows: [] });
      expect(await under.store.nextDue()).toBe(late);
      await under.store.write({ contacts: [writeOf(sampleRecord('a', 3))], rows: [] });
      expect(await under.store.nextDue()).toBeNull();
    });
  });

  describe('addresses', () => {
    it('are put with their contact and replaced whole', async () => {
      const alone = { address, contacts: ['a'], speaker: 'a' };
      const shared = { address, contacts: ['a', 'b'], speaker: 'b' };
      await under.store.write({ contacts: [writeOf(sampleRecord('a'), { addresses: [alone] })], rows: [] });
      expect(await under.store.findAddress(address)).toEqual(alone);
      await under.store.write({ contacts: [writeOf(sampleRecord('b'), { addresses: [shared] })], rows: [] });
      expect(await under.store.findAddress(address)).toEqual(shared);
      expect(await under.store.findAddress('telegram:78')).toBeUndefined();
    });

    it('move the revision of who was alone there when they become others, and only then', async () => {
      const revision = async (): Promise<number | undefined> => (await under.store.find('a'))?.revision;
      const put = async (id: string, contacts: readonly string[], speaker: string): Promise<void> => {
        const addresses = [{ address, contacts, speaker }];
        await under.store.write({ contacts: [writeOf(sampleRecord(id), { addresses })], rows: [] });
      };
      await put('a', ['a'], 'a');
      await put('b', ['a'], 'a');
      expect(await revision()).toBe(1);
      await put('c', ['a', 'c'], 'a');
      expect(await revision()).toBe(2);
      const late = await under.store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] });
      expect(late).toEqual(['lost']);
      await put('d', ['a', 'c'], 'c');
      expect(await revision()).toBe(2);
      expect(await under.store.findAddress(address)).toEqual({ address, contacts: ['a', 'c'], speaker: 'c' });
    });

    it('of the same people are each changed for themselves, with nobody’s revision but theirs', async () => {
      const at = (where: Address, contacts: readonly string[], speaker: string) => {
        return { address: where, contacts, speaker };
      };
      const put = async (id: string, ...addresses: readonly ReturnType<typeof at>[]): Promise<void> => {
        await under.store.write({ contacts: [writeOf(sampleRecord(id), { addresses })], rows: [] });
      };
      const [one, other] = ['telegram:1', 'telegram:2'] as const;
      await put('0');
      await put('a', at(one, ['a'], 'a'), at(other, ['a'], 'a'));
      await put('b', at(one, ['a', 'b'], 'a'), at(other, ['a', 'b'], 'a'));
      await put('c', at(one, ['a', 'b'], 'b'));
      expect(await under.store.findAddress(one)).toEqual(at(one, ['a', 'b'], 'b'));
      expect(await under.store.findAddress(other)).toEqual(at(other, ['a', 'b'], 'a'));
      const all = await under.store.list({ after: null, limit: 9 });
      expect(all.map(({ revision }) => revision)).toEqual([1, 3, 1, 1]);
    });

    it('are not touched by a write that is lost', async () => {
      await under.store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
      const row = { address, contacts: ['a'], speaker: 'a' };
      await under.store.write({ contacts: [writeOf(sampleRecord('a'), { addresses: [row] })], rows: [] });
      expect(await under.store.findAddress(address)).toBeUndefined();
    });
  });
}
