import { describe, expect, it } from '@jest/globals';
import { type Leases } from '../../../../src/store/leases.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { until } from '../../../support/until.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };
const messages = Array.from({ length: 120 }, (_, index) => `pesan ${index}`);

/** As far away as a database is, so that two processes are at one contact at the same time. */
function farAway(store: Store, noted: { reads: number; unsent: number }): Store {
  return {
    ...store,
    write: async (batch) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      noted.unsent = Math.max(noted.unsent, ...batch.contacts.map(({ record }) => record.outbox.length));
      return store.write(batch);
    },
    findRow: (kind, id) => {
      noted.reads++;
      return store.findRow(kind, id);
    },
  };
}

/** The first process that asks holds every channel. */
function createLeases(): Leases {
  const holders = new Map<string, string>();
  return {
    take: ({ name, owner }) => {
      holders.set(name, holders.get(name) ?? owner);
      return Promise.resolve(holders.get(name) === owner ? 1 : null);
    },
    drop: () => Promise.resolve(),
  };
}

describe('one person whose flood comes to two processes', () => {
  it('is answered by the one that sends; the other only takes messages in', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const [leases, alarms] = [createLeases(), createSharedAlarms(clock.now)];
    const noted = { reads: 0, unsent: 0 };
    const begin = async () => {
      const channel = createFakeChannel();
      const wrap = (inner: Store): Store => farAway(inner, noted);
      const stage = await createStage({ flows, channel, clock, store, leases, wrap, scheduler: alarms() });
      return { stage, channel };
    };
    const [one, two] = [await begin(), await begin()];
    await Promise.all(
      messages.map((text, index) =>
        (index % 2 === 0 ? one : two).stage.companion.hear({
          key: text,
          name: 'Siti',
          message: messageOf('simulator:siti', text),
        }),
      ),
    );
    await until(() => one.channel.arrived.length >= messages.length);
    const turns = two.stage.companion.health().turns;
    await Promise.all([one.stage.companion.stop(), two.stage.companion.stop()]);
    expect(new Set(one.channel.arrived.map(({ id }) => id)).size).toBe(messages.length);
    expect([one.channel.arrived.length, two.channel.arrived.length]).toEqual([messages.length, 0]);
    expect(turns).toBeLessThan(messages.length / 4);
    // Were every message of its outbox looked up at every lost race, it would be thousands.
    expect(noted.reads).toBeLessThan(messages.length * 4);
    // Answers go out while the list is still long.
    expect(noted.unsent).toBeLessThan(messages.length / 2);
  });
});

describe('many messages that wait for the pace of their network', () => {
  it('go although another process finds them lying and rings for them again and again', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const alarms = createSharedAlarms(clock.now);
    const channel = createFakeChannel('telegram', { perSecond: 10, chatEvery: 1000, chatBurst: 5 });
    const stage = await createStage({
      ...{ flows, channel, clock, store, leases: createLeases(), scheduler: alarms() },
      manners: { quietHours: null, fridayPrayer: null },
    });
    const other = alarms();
    const ids = Array.from({ length: 30 }, (_, place) => `p${place}`);
    await store.write({
      contacts: ids.map((id) => writeOf(sampleRecord(id, 1, { addresses: [`telegram:${id}`] }))),
      rows: [],
    });
    const notice = { kind: 'notice', text: 'Halo', media: [], from: null, urgent: false } as const;
    await Promise.all(
      ids.map((id) => stage.companion.happen(id, { id: `n${id}`, at: clock.now(), ...notice })),
    );
    for (let rings = 0; rings < 100 && channel.arrived.length < ids.length; rings++) {
      ids.forEach((id) => {
        other.wake(id, clock.now(), 'telegram');
      });
      clock.advance(100);
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(channel.arrived.map(({ to }) => to).sort()).toEqual(ids.map((id) => `telegram:${id}`).sort());
    await stage.companion.stop();
  });
});
