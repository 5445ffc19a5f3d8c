import { afterEach, describe, expect, it } from '@jest/globals';
import { type Ear } from '../../../../src/channels/channel.ts';
import { createChannelHolder } from '../../../../src/runner/tenure/channel-holder.ts';
import { type Path } from '../../../../src/runner/path.ts';
import { createPossibleRepeats } from '../../../../src/runner/deliver/possible-repeats.ts';
import { createSeats } from '../../../../src/runner/attend/seats.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { createFakeLeases, passSeconds } from '../../../support/tenure-holder.ts';
import { until } from '../../../support/until.ts';

/** A holder of one channel, or of none, and what it did. */
function createHolder({ channels = 1, seats = createSeats() } = {}) {
  const clock = createFakeClock(0);
  const { leases, state } = createFakeLeases();
  const did: string[] = [];
  const note = (what: string) => Promise.resolve(void did.push(what));
  const channel = { ...createFakeChannel('telegram'), start: () => note('start'), stop: () => note('stop') };
  const line = ['telegram', { channel, possibleRepeats: createPossibleRepeats() }];
  const path = {
    seats,
    lines: new Map([line].slice(0, channels) as never),
    scheduler: { serve: () => note('serve'), leave: () => note('leave') },
    log: () => undefined,
  };
  const parts = { leases, realClock: clock, serves: true };
  const holder = createChannelHolder(path as unknown as Path, parts, {} as Ear);
  return { holder, clock, leases, state, did };
}

describe('a channel of several processes', () => {
  it('has every contact read again by who takes it, since what was sent before stands in rows only', async () => {
    const seats = createSeats();
    seats.get('c1').fresh.add('m1');
    const { holder, did } = createHolder({ seats });
    await holder.open();
    expect(did).toEqual(['serve', 'start']);
    expect(seats.get('c1')).toMatchObject({ stale: true, doubtful: true, fresh: new Set() });
  });

  it('is stopped, and its alarms are left to others, by who may have lost it', async () => {
    const { holder, clock, state, did } = createHolder();
    await holder.open();
    state.broken = true;
    await passSeconds(clock, 10);
    expect([holder.holds('telegram'), did.slice(2)]).toEqual([false, ['leave', 'stop']]);
  });

  it('is free for others only once what was under way at a stop has ended', async () => {
    const { holder, leases, did } = createHolder();
    await holder.open();
    const ask = { name: 'telegram', owner: 'other', now: 0, lasts: 10_000 };
    await holder.close(async () => {
      did.push(`under way, free: ${String((await leases.take(ask)) !== null)}`);
    });
    expect(did.slice(2)).toEqual(['leave', 'stop', 'under way, free: false']);
    expect(await leases.take(ask)).not.toBeNull();
  });

  it('may be missing: a stop waits for what is under way all the same', async () => {
    const { holder, did } = createHolder({ channels: 0 });
    await holder.open();
    await holder.close(() => Promise.resolve(void did.push('under way')));
    expect(did).toEqual(['under way']);
  });
});

describe('a channel that another process takes over', () => {
  const stages: Stage[] = [];
  afterEach(async () => {
    await Promise.all(stages.splice(0).map(({ companion }) => companion.stop()));
  });

  it('brings nothing again that the one before had sent when it died', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    await store.write({
      contacts: [writeOf(sampleRecord('siti', 1, { addresses: ['telegram:1'] }))],
      rows: [],
    });
    const alarms = createSharedAlarms(clock.now);
    let turn = 1;
    const begin = async (place: number) => {
      const realClock = createFakeClock(0);
      const channel = createFakeChannel('telegram');
      const take: Leases['take'] = ({ name }) =>
        Promise.resolve(name === 'telegram' && place === turn ? turn : null);
      const leases = { take, drop: () => Promise.resolve() };
      const shared = { clock, store, leases, scheduler: alarms() };
      const stage = await createStage({ flows: {}, channel, realClock, ...shared });
      stages.push(stage);
      const tell = (id: string) =>
        stage.companion.happen('siti', {
          ...{ id, at: clock.now(), kind: 'notice', text: id, media: [], from: null, urgent: true },
        });
      return { channel, realClock, tell };
    };
    const [one, two] = [await begin(1), await begin(2)];
    await two.tell('Halo');
    await until(() => one.channel.arrived.length === 1);
    turn = 2;
    await passSeconds(two.realClock, 5);
    await two.tell('Lagi');
    await until(() => two.channel.arrived.length > 0);
    await Promise.all(stages.map(({ companion }) => companion.settled()));
    expect([one, two].map(({ channel }) => channel.arrived.map(({ text }) => text))).toEqual([
      ['Halo'],
      ['Lagi'],
    ]);
  });
});
