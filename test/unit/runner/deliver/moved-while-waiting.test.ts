import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { until } from '../../../support/until.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };
const slow = { perSecond: 10, chatEvery: 1000, chatBurst: 1 };
const before: Address = 'telegram:1';

/** The first process that asks for a channel holds it. */
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

describe('what waits for the pace of a network while somebody moves to another address, or is erased', () => {
  let clock: FakeClock;
  let store: Store;
  let telegram: FakeChannel;
  const stages: Stage[] = [];
  beforeEach(async () => {
    clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    telegram = createFakeChannel('telegram', slow);
    const row = { address: before, contacts: ['siti'], speaker: 'siti' };
    const siti = sampleRecord('siti', 1, { addresses: [before] });
    await store.write({ contacts: [writeOf(siti, { addresses: [row] })], rows: [] });
  });
  afterEach(async () => {
    await Promise.all(stages.splice(0).map(({ companion }) => companion.stop()));
  });

  const begin = async (more: Omit<Parameters<typeof createStage>[0], 'flows'>): Promise<Stage> => {
    const stage = await createStage({ flows, clock, store, ...more });
    stages.push(stage);
    return stage;
  };
  /** The first answer goes at once, the second waits. */
  const askTwice = async ({ companion }: Stage): Promise<void> => {
    for (const key of ['one', 'two']) {
      await companion.hear({ key, name: 'Siti', message: messageOf(before, 'salam') });
    }
    await until(() => telegram.arrived.length === 1);
  };
  const move = ({ companion }: Stage, to: Address) =>
    companion.change('siti', (contact) => {
      if (!contact) {
        throw new Error('nobody is there');
      }
      return { ...contact, addresses: [to] };
    });
  const pass = async (): Promise<void> => {
    for (let tenths = 0; tenths < 30; tenths++) {
      clock.advance(100);
      await new Promise((done) => setTimeout(done, 2));
    }
  };
  const receivers = (channel: FakeChannel) => channel.arrived.map(({ to }) => to);

  it('goes to where they are now', async () => {
    const stage = await begin({ channel: telegram });
    await askTwice(stage);
    await move(stage, 'telegram:2');
    await pass();
    expect(receivers(telegram)).toEqual([before, 'telegram:2']);
  });

  it('goes once, over the network of now, where another process moves them and sends over that one', async () => {
    const shared = { leases: createLeases(), alarms: createSharedAlarms(clock.now) };
    const one = await begin({ channel: telegram, leases: shared.leases, scheduler: shared.alarms() });
    const simulator = createFakeChannel();
    const others = [createFakeChannel('telegram', slow)];
    const two = await begin({
      channel: simulator,
      others,
      leases: shared.leases,
      scheduler: shared.alarms(),
    });
    await askTwice(one);
    await move(two, 'simulator:siti');
    await pass();
    expect([receivers(telegram), receivers(simulator)]).toEqual([[before], ['simulator:siti']]);
  });

  it('goes to nobody where another process erases them', async () => {
    const shared = { leases: createLeases(), alarms: createSharedAlarms(clock.now) };
    const one = await begin({ channel: telegram, leases: shared.leases, scheduler: shared.alarms() });
    const channel = createFakeChannel('telegram', slow);
    const two = await begin({ channel, leases: shared.leases, scheduler: shared.alarms() });
    await askTwice(one);
    await two.companion.erase('siti');
    await pass();
    expect(receivers(telegram)).toEqual([before]);
    expect(await store.find('siti')).toBeUndefined();
  });
});
