import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../src/domain/contact/address.ts';
import { newContact } from '../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { agreed } from '../../support/somebody.ts';
import { createStage, type Stage } from '../../support/stage.ts';

const hour = 3_600_000;
const day = 24 * hour;
const flows = {
  kabar: `triggers:\n  - after: { date: paid_on, offset: 3d, at: '09:00' }\nsteps:\n  - say: Sudah terima?\n`,
};
const start = Date.parse('2025-05-05T10:00:00+07:00');
const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** The day so many days after the first of the programme. */
const dateOf = (after: number): string =>
  new Date(Date.parse('2025-05-06T00:00:00Z') + after * day).toISOString().slice(0, 10);

const leaping = () => createFakeClock(start, { leaps: true });

async function put(
  stage: Stage,
  number: number,
  fields: { readonly [key: string]: string },
  timezone = zones[number % 3] ?? '',
): Promise<void> {
  const id = `c${number}`;
  const address: Address = `simulator:${id}`;
  await stage.companion.change(id, (known) => ({
    ...(known ?? {
      ...newContact({
        id,
        at: stage.clock.now(),
        name: id,
        language: 'id',
        timezone,
        addresses: [address],
        stranger: false,
      }),
      ...agreed,
    }),
    fields,
  }));
}

function localTime(id: string, at: number): string {
  return clockIn(zones[Number(id.slice(1)) % 3] ?? '', at);
}

function clockIn(timeZone: string, at: number): string {
  return new Date(at).toLocaleString('sv', { timeZone }).slice(0, 16);
}

/** When each message came, as its person's clock showed it. */
async function arrivals(stage: Stage): Promise<ReadonlyMap<string, readonly string[]>> {
  const came = new Map<string, string[]>();
  let after: string | undefined;
  for (;;) {
    const rows = await stage.store.rows({
      kind: 'messages',
      limit: 500,
      order: 'oldest',
      ...(after === undefined ? {} : { after }),
    });
    for (const { contact, at } of rows) {
      const id = String(contact);
      came.set(id, [...(came.get(id) ?? []), localTime(id, at)]);
    }
    after = rows.at(-1)?.id;
    if (rows.length < 500) {
      return came;
    }
  }
}

describe('a campaign of many', () => {
  it('reaches each of 1,000 people once at their own nine o’clock, with 100 dates changed on the way', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel(), clock: leaping() });
    const numbers = Array.from({ length: 1000 }, (_, number) => number);
    await Promise.all(numbers.map((number) => put(stage, number, { paid_on: dateOf(number % 50) })));
    await stage.pass(20 * day);
    const moved = numbers.filter((number) => number % 10 === 3);
    await Promise.all(moved.map((number) => put(stage, number, { paid_on: dateOf((number % 50) + 5) })));
    await stage.pass(40 * day);
    const came = await arrivals(stage);
    for (const number of numbers) {
      const first = (number % 50) + 3;
      const again = moved.includes(number) ? [first + 5].filter((each) => each > 19) : [];
      const expected = moved.includes(number) && first > 19 ? again : [first, ...again];
      expect([number, came.get(`c${number}`)]).toEqual([
        number,
        expected.map((each) => `${dateOf(each)} 09:00`),
      ]);
    }
    const deliveries = await stage.store.tallyRows({
      kind: 'deliveries',
      prefix: 'campaign:kabar.',
      by: ['state'],
    });
    const messages = [...came.values()].flat().length;
    expect(deliveries).toEqual([{ of: { state: 'sent' }, count: messages }]);
    await stage.companion.stop();
  }, 60_000);

  it.each([
    ['Europe/Amsterdam', '2025-03-01'],
    ['Europe/Amsterdam', '2025-10-01'],
    ['America/New_York', '2025-02-20'],
    ['America/New_York', '2025-10-10'],
  ])('comes once at nine in %s over the 60 days from %s, in which the clocks change', async (zone, first) => {
    const clock = createFakeClock(Date.parse(`${first}T12:00:00Z`), { leaps: true });
    const stage = await createStage({ flows, channel: createFakeChannel(), clock });
    const dayOf = (after: number): string =>
      new Date(Date.parse(`${first}T00:00:00Z`) + after * day).toISOString().slice(0, 10);
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    const pay = (number: number, after: number): Promise<void> =>
      put(stage, number, { paid_on: dayOf(after) }, zone);
    await Promise.all(numbers.map((number) => pay(number, number)));
    await stage.pass(10 * day);
    // Every tenth gets their money two days later than was said.
    const late = (number: number): number => (number > 10 && number % 10 === 0 ? 2 : 0);
    await Promise.all(numbers.filter(late).map((number) => pay(number, number + late(number))));
    await stage.pass(50 * day);
    const rows = await stage.store.rows({ kind: 'messages', limit: 500, order: 'oldest' });
    const came = rows.map(({ contact, at }) => `${String(contact)} ${clockIn(zone, at)}`);
    const expected = numbers.map((number) => `c${number} ${dayOf(number + 3 + late(number))} 09:00`);
    expect(came.sort()).toEqual(expected.sort());
    await stage.companion.stop();
  });

  it('plans those to whom nothing happens when the flows changed, and takes up what was cut short', async () => {
    const channel = createFakeChannel();
    const before = await createStage({
      flows: { lain: 'steps:\n  - say: Halo\n' },
      channel,
      clock: leaping(),
    });
    for (let number = 0; number < 30; number++) {
      await put(before, number, { paid_on: dateOf(2) });
    }
    await before.companion.stop();
    const { store, clock } = before;
    let writes = 0;
    const dying = await createStage({
      flows,
      channel,
      store,
      clock,
      replans: true,
      wrap: (inner) => ({
        ...inner,
        write: (batch) => {
          writes += batch.contacts.length;
          return writes > 10 ? Promise.reject(new Error('gone')) : inner.write(batch);
        },
      }),
    }).catch(() => undefined);
    await dying?.companion.stop();
    const after = await createStage({ flows, channel, store, clock, replans: true });
    await after.pass(10 * day);
    const came = await arrivals(after);
    expect(came.size).toBe(30);
    expect([...came.values()].every((each) => each.length === 1 && each[0] === `${dateOf(5)} 09:00`)).toBe(
      true,
    );
    await after.companion.stop();
  });

  it('comes once, late, after the machine slept or its clock jumped', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel, clock: leaping() });
    await put(stage, 0, { paid_on: dateOf(0) });
    await put(stage, 1, { paid_on: dateOf(4) });
    await stage.companion.stop();
    stage.clock.set(Date.parse(`${dateOf(3)}T13:00:00+07:00`));
    const again = await createStage({ flows, channel, store: stage.store, clock: stage.clock });
    await again.companion.settled();
    await again.pass(5 * day);
    const came = await arrivals(again);
    expect([came.get('c0'), came.get('c1')]).toEqual([[`${dateOf(3)} 13:00`], [`${dateOf(7)} 09:00`]]);
    await again.companion.stop();
  });
});
