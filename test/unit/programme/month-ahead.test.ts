import { expect, it } from '@jest/globals';
import { createComings } from '../../../src/engine/campaigns/comings-of-rhythms.ts';
import { createWorlds } from '../../../src/engine/script.ts';
import { createTimetable } from '../../../src/programme/campaigns/create-timetable.ts';
import { lookMonthAhead } from '../../../src/programme/campaigns/month-ahead.ts';
import { createFakeStore, restingRecord } from '../../support/fake-store.ts';
import { scriptOf } from '../../support/script-of.ts';
import { agreed, somebody } from '../../support/somebody.ts';

it('counts people, not how often something comes to them on one day', async () => {
  const now = Date.parse('2025-05-05T10:00:00+07:00');
  const hour = 60 * 60 * 1000;
  const due = (after: number, reason: 'cap' | null = null) => ({
    ...{ campaign: 'c', name: 'n', due: now + after * hour, reason, until: null },
  });
  const { days } = await lookMonthAhead(
    {
      preview: (_key, { tell }) => {
        tell(somebody({ id: 'ani' }), [due(1, 'cap'), due(2), due(3)], null);
        tell(somebody({ id: 'siti' }), [due(2), due(30)], null);
        return Promise.resolve();
      },
    },
    { key: 'c', contact: null, now },
  );
  expect(days).toEqual([
    { date: '2025-05-05', contacts: 2, first: now + hour, until: null, held: { cap: 1 } },
    { date: '2025-05-06', contacts: 1, first: now + 30 * hour, until: null, held: {} },
  ]);
});

it('says up to which day it was looked at what comes all too often, and counts nobody behind it', async () => {
  const flow = `triggers:\n  - every: { cron: '*/5 * * * *' }\nsteps:\n  - say: Halo`;
  const now = Date.parse('2025-05-05T20:00:00+07:00');
  const script = scriptOf({ flow }, { cap: null, quietHours: null });
  const world = createWorlds(script)({ now, unseen: () => false, older: () => undefined });
  const fake = createFakeStore();
  for (const [id, timezone] of [
    ['ani', 'Asia/Jakarta'],
    ['wayan', 'Asia/Makassar'],
  ] as const) {
    fake.records.set(id, restingRecord(somebody({ id, timezone, ...agreed })));
  }
  const timetable = createTimetable({ store: fake.store, world: () => world });
  const key = world.campaigns.all[0]?.key ?? '';
  const { days, cut } = await lookMonthAhead(timetable, { key, contact: null, now });
  // A hundred times five minutes are over in the morning.
  expect(cut).toBe('2025-05-06');
  expect(days.map(({ date, contacts }) => [date, contacts])).toEqual([
    ['2025-05-05', 2],
    ['2025-05-06', 2],
  ]);
  const ahead = timetable.ahead(somebody({ id: 'ani', ...agreed }), now + 30 * 24 * 60 * 60 * 1000);
  expect(ahead.expected).toHaveLength(100);
  expect(ahead.cut).toEqual([{ title: 'flow', at: now + 99 * 5 * 60 * 1000 }]);
});

it('works out once what is the same for all who share a clock', () => {
  const trigger = scriptOf({ flow: `triggers:\n  - every: { cron: '*/5 * * * *' }\nsteps:\n  - say: Halo` })
    .programs.get('flow')
    ?.triggers.find((each) => each.kind === 'every');
  const now = Date.parse('2025-05-05T20:00:00+07:00');
  const comingsOf = createComings({});
  const from = {
    first: { name: '2025-05-05T20:00', due: now },
    timezone: 'Asia/Jakarta',
    until: now + 3_600_000,
  };
  const found = trigger ? comingsOf(trigger, from) : [];
  expect(found).toHaveLength(13);
  expect(trigger && comingsOf(trigger, from)).toBe(found);
});
