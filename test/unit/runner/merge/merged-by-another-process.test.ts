import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFirstHolds } from '../../../support/play-parting.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { until } from '../../../support/until.ts';

/** A process that sends, another one that does not, and two contacts of whom nobody knows that they are one person. */
async function beginTwo() {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const alarms = createSharedAlarms(clock.now);
  const shared = { clock, store, leases: createFirstHolds() };
  const channel = createFakeChannel();
  const sender = await createBroadcastStage({ ...shared, channel, scheduler: alarms() });
  const other = await createBroadcastStage({
    ...{ ...shared, channel: createFakeChannel(), scheduler: alarms() },
  });
  await sender.people(2);
  return { clock, store, channel, sender, other };
}

describe('what is on its way to somebody whom another process makes one with an older contact', () => {
  let two: Awaited<ReturnType<typeof beginTwo>>;
  beforeEach(async () => {
    two = await beginTwo();
  });
  afterEach(async () => {
    await Promise.all([two.sender, two.other].map(({ companion }) => companion.stop()));
  });

  /** Both are made one while the message is under way, and then it ends. */
  const mergeMeanwhile = async (): Promise<void> => {
    const { sender, other, channel, store } = two;
    const open = channel.hold();
    await sender.broadcasts.create('b1', inputOf('Kabar', { query: null, contacts: ['p001'] }), 'ani');
    await sender.companion.happen('p001', {
      ...{
        id: 'n1',
        at: two.clock.now(),
        kind: 'notice',
        text: 'Halo',
        media: [],
        from: null,
        urgent: false,
      },
    });
    await sender.broadcasts.start('b1', { at: null, local: null, confirm: false });
    const turn = sender.turn();
    await until(async () => (await store.find('p001'))?.outbox.length === 2);
    await other.companion.merge('p000', 'p001');
    // The one that sends reads of it meanwhile.
    for (let tick = 0; tick < 50; tick += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    open();
    await turn;
    await sender.companion.settled();
    await other.companion.settled();
  };
  const texts = (): readonly string[] => two.channel.arrived.map(({ text }) => text);
  const owners = async () =>
    [...(await two.sender.rows('messages')), ...(await two.sender.rows('deliveries'))].map(
      ({ contact }) => contact,
    );

  it('is sent once, in order, and is theirs who lives on', async () => {
    await mergeMeanwhile();
    await two.sender.turn();
    expect(texts()).toEqual(['Halo', 'Kabar']);
    expect(new Set(await owners())).toEqual(new Set(['p000']));
    expect(await two.sender.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
  });
});
