import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type FollowUp } from '../../src/domain/follow-up.ts';
import { matchesAudience } from '../../src/domain/audience/match-audience.ts';
import { narrowAudience } from '../../src/domain/audience/narrow-audience.ts';
import { parseAudience } from '../../src/domain/audience/parse-audience.ts';
import { sampleRecord, sampleRow, writeOf } from '../support/store-samples.ts';
import { type StoreFactory, type StoreUnderTest } from '../support/store-under-test.ts';

const villages = ['Songgon', 'SONGGON', 'Bayu', '07', '7', '', null];
const groups = [[], ['tani'], ['Tani', 'sakit'], ['arisan']];

/** People who differ in all that a query can be narrowed by. */
const people: readonly Partial<Contact>[] = Array.from({ length: 56 }, (_, place) => ({
  role: (['beneficiary', 'volunteer', 'coordinator'] as const)[place % 3] ?? 'beneficiary',
  village: villages[place % villages.length] ?? null,
  groups: groups[place % groups.length] ?? [],
  companion: place % 5 === 0 ? null : `v${place % 5}`,
  ...(place % 2 === 0 ? { place: { subdistrict: 'Glagah', district: 'Banyuwangi' } } : {}),
}));

const queries = [
  'village = songgon',
  'village = "  songgon "',
  'village = 7',
  'village = ""',
  'village != songgon',
  'companion = v2',
  'companion = ""',
  'group = TANI',
  'group has sakit',
  'group = ""',
  'subdistrict = glagah',
  'district = ""',
  'role = volunteer AND village = songgon AND NOT group = sakit',
  'role = coordinator OR companion = v1',
  'village = bayu OR name has ibu',
  'NOT role = beneficiary',
  '(village = bayu OR village = songgon) AND (role = volunteer OR group = arisan)',
];

const campaign = (id: string, name: string, due: number): FollowUp => ({
  ...{ kind: 'campaign', id, due, campaign: name, occurrence: '2025-05-05' },
});

/** What is found without reading everybody. */
export function storeSearchSuite(make: StoreFactory): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await make();
  });
  afterEach(async () => {
    await under.dispose();
  });
  const idsOf = (keys: readonly string[]) => under.store.listIds({ after: null, limit: 1000, keys });

  describe('contacts by what they are looked up by', () => {
    it('are all those whom a query is for, and those to whom it says nothing are not read', async () => {
      const records = people.map((each, place) => sampleRecord(`c${String(place + 100)}`, 1, each));
      await under.store.write({ contacts: records.map((each) => writeOf(each)), rows: [] });
      for (const query of queries) {
        const audience = parseAudience(query);
        const keys = narrowAudience(audience);
        const meant = ({ contact }: (typeof records)[number]): boolean =>
          matchesAudience(audience, contact, 0);
        const found = await under.store.list({ after: null, limit: 1000, ...(keys && { keys }) });
        expect([query, found.filter(meant).map(({ id }) => id)]).toEqual([
          query,
          records.filter(meant).map(({ id }) => id),
        ]);
        const isNarrow = query.startsWith('village = songgon') || query.startsWith('companion');
        expect(found.length <= (isNarrow ? 24 : people.length)).toBe(true);
      }
    });

    it('come in pages by id, each once, with their role', async () => {
      const contacts = people.map((each, place) => writeOf(sampleRecord(`c${String(place + 100)}`, 1, each)));
      await under.store.write({ contacts, rows: [] });
      const keys = ['group:tani', 'group:sakit', 'village:songgon'];
      const all = await idsOf(keys);
      expect(all).toEqual([...new Set(all)].sort());
      const pages: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await under.store.list({ after, limit: 7, keys });
        pages.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id ?? null;
        if (page.length < 7) {
          break;
        }
      }
      expect(pages).toEqual(all);
      const volunteers = await under.store.list({ after: null, limit: 3, keys, role: 'volunteer' });
      expect(volunteers).toHaveLength(3);
      expect(volunteers.every(({ contact }) => contact.role === 'volunteer')).toBe(true);
    });

    it('are found where they are now, and nowhere once they are gone', async () => {
      const before = sampleRecord('a', 1, { village: 'Bayu', groups: ['tani'] });
      await under.store.write({ contacts: [writeOf(before)], rows: [] });
      const moved = { ...before, revision: 2, contact: { ...before.contact, village: 'Songgon' } };
      await under.store.write({ contacts: [{ ...writeOf(moved), before }], rows: [] });
      expect([await idsOf(['village:bayu']), await idsOf(['village:songgon'])]).toEqual([[], ['a']]);
      const same = { ...moved, revision: 3, contact: { ...moved.contact, name: 'Bu Sri' } };
      await under.store.write({ contacts: [{ ...writeOf(same), before: moved }], rows: [] });
      expect(await idsOf(['village:songgon'])).toEqual(['a']);
      const alone = { ...same, revision: 4, contact: { ...same.contact, groups: [] } };
      await under.store.write({ contacts: [writeOf(alone)], rows: [] });
      expect([await idsOf(['group:tani']), await idsOf(['group:'])]).toEqual([[], ['a']]);
      await under.store.erase('a', 5000);
      expect(await idsOf(['village:songgon', 'group:'])).toEqual([]);
    });

    it('have another companion once theirs was erased', async () => {
      const contacts = [
        writeOf(sampleRecord('v', 1, { role: 'volunteer' })),
        writeOf(sampleRecord('a', 1, { companion: 'v' })),
      ];
      await under.store.write({ contacts, rows: [] });
      await under.store.erase('v', 5000);
      expect([await idsOf(['companion:v']), await idsOf(['companion:'])]).toEqual([[], ['a']]);
    });
  });

  describe('what is known beforehand', () => {
    it('is which rows are there', async () => {
      const rows = [sampleRow('a'), sampleRow('b'), sampleRow('c', { kind: 'results' })];
      await under.store.write({ contacts: [], rows });
      expect([...(await under.store.knownRows('messages', ['a', 'b', 'c', 'd']))].sort()).toEqual(['a', 'b']);
      expect(await under.store.knownRows('messages', [])).toEqual(new Set());
    });

    it('does not matter where a row is put that was said to be new and is not', async () => {
      const [first, second] = [sampleRow('a'), sampleRow('a', { version: 9, data: { x: 2 }, fresh: true })];
      await under.store.write({ contacts: [], rows: [first] });
      await under.store.write({ contacts: [], rows: [second] });
      await under.store.write({ contacts: [], rows: [sampleRow('a', { version: 3, fresh: true })] });
      expect(await under.store.findRow('messages', 'a')).toEqual(
        sampleRow('a', { version: 9, data: { x: 2 } }),
      );
    });

    it('is how many have what planned, and the first moment of it', async () => {
      const plans = [
        { id: 'a', followUps: [campaign('1', 'x', 500), campaign('2', 'y', 100)] },
        { id: 'b', followUps: [campaign('3', 'x', 300)] },
        { id: 'c', followUps: [] },
      ];
      const contacts = plans.map(({ id, followUps }) =>
        writeOf(sampleRecord(id, 1, { followUps }), { attention: followUps.length > 0 ? 100 : null }),
      );
      const merged = { ...sampleRecord('d', 1, { followUps: [campaign('4', 'x', 1)] }), forward: 'a' };
      await under.store.write({ contacts: [...contacts, writeOf(merged, { attention: 1 })], rows: [] });
      const planned = [...(await under.store.tallyPlans())].sort((a, b) =>
        a.campaign.localeCompare(b.campaign),
      );
      expect(planned).toEqual([
        { campaign: 'x', count: 2, next: 300 },
        { campaign: 'y', count: 1, next: 100 },
      ]);
    });
  });
}
