import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Contact } from '../../../src/domain/contact/contact.ts';
import { createWorlds } from '../../../src/engine/script.ts';
import { createTimetable } from '../../../src/programme/campaigns/create-timetable.ts';
import { listContacts } from '../../../src/programme/records/list-contacts.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { broadcastsOn } from '../../support/broadcasts-on.ts';
import { createFakeCompanion } from '../../support/fake-companion.ts';
import { scriptOf } from '../../support/script-of.ts';
import { sampleRecord, writeOf } from '../../support/store-samples.ts';

const sunday = Date.parse('2025-05-04T15:00:00+07:00');
const month = 30 * 24 * 3_600_000;

function many(size: number, about: (place: number) => Partial<Contact> = () => ({})) {
  const fake = createFakeCompanion();
  for (let place = 0; place < size; place++) {
    const id = `c${String(place).padStart(5, '0')}`;
    fake.add(sampleRecord(id, 1, about(place)).contact);
  }
  return fake;
}

function timetableOf(fake: ReturnType<typeof many>, trigger: string) {
  const script = scriptOf({ kabar: `triggers:\n  - ${trigger}\nsteps:\n  - say: Halo\n` });
  const world = () => createWorlds(script)({ now: sunday, unseen: () => false, older: () => undefined });
  const timetable = createTimetable({ store: fake.store, world });
  const [first] = world().campaigns.all;
  return { timetable, key: first?.key ?? '' };
}

/** How often everybody else was served while this went on. */
async function servedDuring(work: () => Promise<unknown>): Promise<number> {
  const state = { served: 0, goesOn: true };
  const others = (async () => {
    while (state.goesOn) {
      await nextTurn();
      state.served++;
    }
  })();
  await work();
  state.goesOn = false;
  await others;
  return state.served;
}

describe('looking at many people', () => {
  it('leaves room for others while a month of each of them is foreseen', async () => {
    const { timetable, key } = timetableOf(many(1000), "every: { cron: '0 8 * * MON' }");
    let told = 0;
    const about = { until: sunday + month, contact: null, tell: () => told++ };
    expect(await servedDuring(() => timetable.preview(key, about))).toBeGreaterThan(8);
    expect(told).toBe(1000);
  });

  it('leaves room for others while a few are looked for', async () => {
    const query = { after: null, limit: 10, matches: () => false };
    const { store } = many(3000);
    expect(await servedDuring(() => listContacts(store, query))).toBeGreaterThan(4);
  });

  it('leaves room for others while an announcement is previewed', async () => {
    const { companion } = many(0);
    const store = await openEmbeddedStore({ path: ':memory:', now: () => sunday });
    const contacts = Array.from({ length: 3000 }, (_, place) => writeOf(sampleRecord(`c${place}`)));
    await store.write({ contacts, rows: [] });
    const broadcasts = broadcastsOn({
      store,
      companion,
      clock: { now: () => sunday },
      script: scriptOf({}),
    });
    const audience = { query: 'role = beneficiary', segment: null, contacts: null, exclude: null };
    const content = { text: { id: 'Rapat' }, language: 'id', media: null, flow: null, receipt: null };
    const wishes = { title: 'Rapat', audience, content: { ...content, talking: 'wait' } } as const;
    await broadcasts.create('rapat', wishes, 'rini');
    expect(await servedDuring(() => broadcasts.preview('rapat'))).toBeGreaterThan(4);
  });

  it('plays the month of those alone to whom a flow can come', async () => {
    const date = (place: number) => (place % 100 === 0 ? { fields: { paid_on: '2025-05-10' } } : {});
    const { timetable, key } = timetableOf(many(500, date), 'after: { date: fields.paid_on, offset: 1d }');
    const looked: string[] = [];
    await timetable.preview(key, {
      until: sunday + month,
      contact: null,
      tell: ({ id }, expected) => looked.push(`${id} ${expected.length}`),
    });
    expect(looked).toEqual(['c00000 1', 'c00100 1', 'c00200 1', 'c00300 1', 'c00400 1']);
  });
});
