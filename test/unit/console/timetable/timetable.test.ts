import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createWorlds } from '../../../../src/engine/script.ts';
import { createTimetable } from '../../../../src/programme/campaigns/create-timetable.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { type Store } from '../../../../src/store/store.ts';
import { scriptOf } from '../../../support/script-of.ts';
import { createTimetableStage, timedFlows as flows } from '../../../support/timetable-stage.ts';
import { agreed } from '../../../support/somebody.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';

const day = 86_400_000;

let stage: Stage;
let shown: FakeConsole;

beforeAll(async () => {
  ({ stage, shown } = await createTimetableStage());
});

afterAll(() => stage.companion.stop());

async function answer(id: string): Promise<void> {
  await stage.companion.hear({ key: id, name: id, message: messageOf(`simulator:${id}`, 'baik') });
  await stage.companion.settled();
}

interface Entry {
  readonly id: string;
  readonly flow: string;
  readonly runs: readonly object[];
}

async function entry(path: string, flow: string): Promise<Entry> {
  const { body } = await shown.ask(path);
  const list = Object.values(body as { readonly [name: string]: readonly Entry[] })[0] ?? [];
  const found = list.find((each) => each.flow === flow);
  if (!found) {
    throw new Error(`${flow} is not listed at ${path}`);
  }
  return found;
}

describe('the timetable', () => {
  it('lists schedules with when they come next and how their runs went', async () => {
    expect(await entry('/api/schedules', 'senin')).toMatchObject({
      title: 'Senin',
      when: '0 8 * * MON',
      planned: 3,
      next: '2025-05-18T23:00:00.000Z',
      runs: [
        {
          occurrence: '2025-05-12T08:00',
          due: '2025-05-11T23:00:00.000Z',
          started: '2025-05-11T23:00:00.000Z',
          finished: '2025-05-12T01:00:00.000Z',
          late_by_seconds: 0,
          states: { sent: 2, skipped: 1 },
          held: [{ reason: 'no_consent', words: 'held_no_consent', contacts: 1 }],
        },
      ],
    });
  });

  it('counts what is planned once, and reads nobody for it, however often and by how many it is asked for at once', async () => {
    let looks = 0;
    const store: Store = {
      ...stage.store,
      tallyPlans: () => {
        looks += 1;
        return stage.store.tallyPlans();
      },
      list: () => Promise.reject(new Error('nobody is to be read')),
    };
    const worlds = createWorlds(scriptOf(flows));
    const timetable = createTimetable({
      store,
      world: () => worlds({ now: stage.clock.now(), unseen: () => false, older: () => undefined }),
    });
    await Promise.all([timetable.list('every', 3), timetable.list('every', 3), timetable.list('after', 3)]);
    expect(looks).toBe(1);
  });

  it('shows who is held back on the way', async () => {
    const { runs } = await entry('/api/schedules', 'dini');
    expect(runs[0]).toMatchObject({
      occurrence: '2025-05-13T05:00',
      finished: '2025-05-13T00:00:00.000Z',
      late_by_seconds: 7200,
    });
  });

  it('shows all runs of a schedule, the last first, page by page', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'), { leaps: true });
    const daily = { hari: "triggers:\n  - every: { cron: '0 8 * * *' }\nsteps:\n  - say: Hari @(today())\n" };
    const own = await createStage({ flows: daily, channel: createFakeChannel(), clock });
    const blank = { id: 'a', at: clock.now(), name: 'a', language: 'id', timezone: 'Asia/Jakarta' };
    const contact = { ...newContact({ ...blank, addresses: ['simulator:a'], stranger: false }), ...agreed };
    await own.companion.change('a', () => contact);
    await own.pass(12 * day);
    const worlds = createWorlds(scriptOf(daily));
    const world = () => worlds({ now: clock.now(), unseen: () => false, older: () => undefined });
    const timetable = createTimetable({ store: own.store, world });
    const { ask } = createFakeConsole({ companion: own.companion, timetable });
    const { body } = await ask('/api/schedules');
    const [{ id }] = (body as { readonly schedules: readonly [{ readonly id: string }] }).schedules;
    const page = async (query: string) =>
      ((await ask(`/api/schedules/${id}/runs${query}`)).body as { runs: { occurrence: string }[] }).runs;
    const [first, second] = [await page(''), await page('?after=2025-05-08T08:00')];
    expect(first).toHaveLength(10);
    expect([...first, ...second].map(({ occurrence }) => occurrence)).toEqual(
      Array.from({ length: 12 }, (_, back) => `2025-05-${String(17 - back).padStart(2, '0')}T08:00`),
    );
    expect((await ask('/api/schedules/nothing/runs')).status).toBe(404);
    await own.companion.stop();
  });

  it('lists campaigns with whom they have planned', async () => {
    expect(await entry('/api/campaigns', 'cair')).toMatchObject({
      when: '3d after paid_on at 09:00',
      planned: 1,
      next: '2025-05-19T02:00:00.000Z',
      runs: [],
    });
  });

  it('foresees thirty days, for all and for one, with what will be held back and why', async () => {
    await Promise.all(['ani', 'budi'].map(answer));
    const { id } = await entry('/api/schedules', 'senin');
    const all = await shown.ask(`/api/schedules/${id}/preview`);
    expect(all.body).toMatchObject({
      days: ['2025-05-19', '2025-05-26', '2025-06-02', '2025-06-09'].map((date) => ({
        date,
        contacts: 3,
        held: [{ reason: 'no_consent', contacts: 1 }],
      })),
    });
    const campaign = await entry('/api/campaigns', 'cair');
    const one = await shown.ask(`/api/campaigns/${campaign.id}/preview?contact=ani`);
    // The schedule of the same morning comes first, and one unasked talk a day is enough.
    expect(one.body).toEqual({
      days: [
        {
          date: '2025-05-19',
          contacts: 1,
          due: '2025-05-19T02:00:00.000Z',
          held: [{ reason: 'cap', words: 'held_cap', contacts: 1 }],
          until: '2025-05-20T00:00:00.000Z',
        },
      ],
      last_day: null,
    });
    expect((await shown.ask('/api/schedules/nothing/preview')).status).toBe(404);
    expect(await shown.ask(`/api/schedules/${id}/preview?contact=nobody`)).toMatchObject({
      status: 404,
      body: { error: { where: 'query.contact' } },
    });
  });
});
