import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type FollowUp } from '../../src/domain/follow-up.ts';
import { matchesAudience } from '../../src/domain/audience/match-audience.ts';
import { narrowAudience } from '../../src/domain/audience/narrow-audience.ts';
import { parseAudience } from '../../src/domain/audience/parse-audience.ts';
import { type RowQuery } from '../../src/store/store.ts';
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

  describe('who changed since', () => {
    it('is seen by the revisions, whoever came, moved on, lost their companion or was erased', async () => {
      const companion = sampleRecord('v', 1, { role: 'volunteer' });
      const records = [companion, sampleRecord('a', 1, { companion: 'v' }), sampleRecord('b')];
      await under.store.write({ contacts: records.map((each) => writeOf(each)), rows: [] });
      expect(Object.fromEntries(await under.store.revisions())).toEqual({ a: 1, b: 1, v: 1 });
      const [moved, lost, newcomer] = [sampleRecord('b', 2), sampleRecord('b', 4), sampleRecord('d')];
      await under.store.write({ contacts: [moved, lost, newcomer].map((each) => writeOf(each)), rows: [] });
      expect(Object.fromEntries(await under.store.revisions())).toEqual({ a: 1, b: 2, d: 1, v: 1 });
      await under.store.erase('v', 5000);
      expect(Object.fromEntries(await under.store.revisions())).toEqual({ a: 2, b: 2, d: 1 });
    });

    it('is read by id, whoever else is there', async () => {
      const contacts = ['a', 'b', 'c'].map((id) => writeOf(sampleRecord(id)));
      await under.store.write({ contacts, rows: [] });
      const ids = ['c', 'a', 'nobody'];
      const found = await under.store.list({ after: null, limit: 9, ids });
      expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
      expect(await under.store.listIds({ after: 'a', limit: 9, ids })).toEqual(['c']);
    });
  });

  describe('work in a state', () => {
    it('is found in its order, page by page, among all that is not', async () => {
      const states = ['open', 'done', 'open', 7, null, 'open', 'opened', true];
      const rows = states.map((state, place) =>
        sampleRow(`t${String(place)}`, { kind: 'tasks', contact: place < 3 ? 'c' : 'd', data: { state } }),
      );
      await under.store.write({ contacts: [], rows });
      const wanted = { kind: 'tasks', where: { state: 'open' }, limit: 2 } as const;
      const ids = async (more: Partial<RowQuery> = {}) =>
        (await under.store.rows({ ...wanted, order: 'oldest', ...more })).map(({ id }) => id);
      expect([await ids(), await ids({ after: 't2' })]).toEqual([['t0', 't2'], ['t5']]);
      expect([await ids({ order: 'newest' }), await ids({ contact: 'd' })]).toEqual([['t5', 't2'], ['t5']]);
      expect(await ids({ where: { state: 'open', assignee: 'x' } })).toEqual([]);
      const done = {
        ...sampleRow('t0', { kind: 'tasks', contact: 'c' }),
        version: 2,
        data: { state: 'done' },
      };
      await under.store.write({ contacts: [], rows: [done] });
      expect([await ids(), await ids({ where: { state: 'done' } })]).toEqual([
        ['t2', 't5'],
        ['t0', 't1'],
      ]);
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
