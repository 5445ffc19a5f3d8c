import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastBook } from '../../../../src/programme/broadcasts/broadcast-book.ts';
import { type Store } from '../../../../src/store/store.ts';
import { type BroadcastStage, createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { messageOf } from '../../../support/stage.ts';
import { until } from '../../../support/until.ts';

/** Ten in the morning in Jakarta. */
const monday = Date.parse('2025-05-05T10:00:00+07:00');

type Batch = Parameters<Store['write']>[0];

const says = ({ rows }: Batch, state: string): boolean =>
  rows.some(({ kind, data }) => kind === 'deliveries' && data['state'] === state);

/** A stage whose driver runs by itself, since what it waits for may never end. */
async function ring({ clock }: BroadcastStage, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    clock.advance(1000);
    await new Promise((done) => setTimeout(done, 30));
  }
}

describe('who is told something with many others', () => {
  it('is written once, and no more than a page of them are in hand', async () => {
    const channel = createFakeChannel();
    const inHand: number[] = [];
    let contacts = 0;
    const wrap = (store: Store): Store => ({
      ...store,
      write: (batch) => {
        contacts += batch.contacts.length;
        const progress = batch.rows.find(({ id }) => id.endsWith('/progress'))?.data['inHand'];
        inHand.push(Array.isArray(progress) ? progress.length : 0);
        return store.write(batch);
      },
    });
    const stage = await createBroadcastStage({ channel, wrap });
    await stage.people(1000);
    contacts = 0;
    await stage.announce('Halo');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1000 });
    expect(contacts).toBe(1000);
    expect(Math.max(...inHand)).toBeLessThanOrEqual(375);
  }, 30_000);

  it('gets what may have gone out when the process died under the same id again, and then no more', async () => {
    const first = createFakeChannel();
    let dying = true;
    // The network has taken it, and the process dies before that is written down.
    const wrap = (store: Store): Store => ({
      ...store,
      write: (batch) => (dying && says(batch, 'sent') ? new Promise(() => undefined) : store.write(batch)),
    });
    const dead = await createBroadcastStage({ channel: first, wrap });
    await dead.people(20);
    await dead.announce('Halo');
    await ring(dead);
    dying = false;
    const second = createFakeChannel();
    const stage = await createBroadcastStage({ channel: second, store: dead.store });
    await stage.turn();
    await stage.turn();
    expect(second.arrived.map(({ id }) => id).sort()).toEqual(first.arrived.map(({ id }) => id).sort());
    expect(await stage.states('b1')).toEqual({ sent: 20 });
  });

  it('is not told again when the store failed just after it was sent', async () => {
    const channel = createFakeChannel();
    let broken = true;
    const wrap = (store: Store): Store => ({
      ...store,
      write: (batch) =>
        broken && says(batch, 'sent') ? Promise.reject(new Error('full')) : store.write(batch),
    });
    const stage = await createBroadcastStage({ channel, wrap });
    await stage.people(20);
    await stage.announce('Halo');
    await stage.turn();
    broken = false;
    await stage.pass(61_000);
    expect(channel.arrived).toHaveLength(20);
    expect(await stage.states('b1')).toEqual({ sent: 20 });
  });

  it('is one of a few at most whom a crash would let have it twice, while the store stands still', async () => {
    const pace = { perSecond: 1000, chatEvery: 1, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    let goOn: () => void = () => undefined;
    const stands = new Promise<void>((done) => (goOn = done));
    const wrap = (store: Store): Store => ({
      ...store,
      write: async (batch) => {
        await (says(batch, 'sent') ? stands : undefined);
        return store.write(batch);
      },
    });
    const stage = await createBroadcastStage({ channel, wrap });
    await stage.people(30);
    await stage.announce('Halo');
    const arrived = (count: number) => () => {
      stage.clock.advance(52);
      return channel.arrived.length >= count;
    };
    await until(arrived(6));
    await ring(stage, 5);
    expect(channel.arrived.length).toBeLessThanOrEqual(10);
    goOn();
    await until(arrived(30));
  });

  it('is not told while the network asks to wait, although the store is slow to write that down', async () => {
    const pace = { perSecond: 100, chatEvery: 1, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    channel.faults.push(new SendError('throttled', 'wait', 60_000));
    const wrap = (store: Store): Store => ({
      ...store,
      write: (batch) => (says(batch, 'queued') ? new Promise(() => undefined) : store.write(batch)),
    });
    const stage = await createBroadcastStage({ channel, wrap });
    await stage.people(20);
    await stage.announce('Halo');
    await ring(stage, 6);
    expect(channel.arrived.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['back', -3 * 60 * 60_000],
    ['forward', 26 * 60 * 60_000],
  ])('is told once and without delay although the clock jumps %s meanwhile', async (_, jump) => {
    const pace = { perSecond: 20, chatEvery: 1000, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    const stage = await createBroadcastStage({ channel, clock: createFakeClock(monday, { leaps: true }) });
    await stage.people(60);
    await stage.announce('Halo');
    const told = (count: number) => () => {
      stage.clock.advance(50);
      return channel.arrived.length >= count;
    };
    await until(told(20));
    stage.clock.set(stage.clock.now() + jump);
    const from = stage.clock.now();
    await until(told(60));
    expect(stage.clock.now() - from).toBeLessThan(60_000);
    await ring(stage, 3);
    expect(channel.arrived.map(({ to }) => to).sort()).toEqual(
      [...new Set(channel.arrived.map(({ to }) => to))].sort(),
    );
    expect(await stage.states('b1')).toEqual({ sent: 60 });
  });

  it('hears of a pause and of a resume although the clock was put back', async () => {
    const pace = { perSecond: 20, chatEvery: 1000, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    const realClock = createFakeClock(monday);
    const first = await createBroadcastStage({ channel, clock: createFakeClock(monday), realClock });
    await first.people(40);
    await first.announce('Halo');
    const tick = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        realClock.advance(50);
        await new Promise((done) => setTimeout(done, 5));
      }
    };
    await tick(40);
    realClock.set(monday - 60 * 60_000);
    // As another process does, of whose change nobody here is told.
    const elsewhere = createBroadcastBook({ store: first.store });
    await elsewhere.change('b1', (each) => ({ ...each, state: 'paused', why: 'staff' }));
    await tick(40);
    const paused = channel.arrived.length;
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBeLessThan(40);
    await tick(20);
    expect(channel.arrived).toHaveLength(paused);
  });

  it('waits for nobody on a network that is slow, each network at its own pace', async () => {
    const slow = createFakeChannel('whatsapp', { perSecond: 0.1, chatEvery: 1000, chatBurst: 1 });
    const fast = createFakeChannel('telegram', { perSecond: 100, chatEvery: 1000, chatBurst: 5 });
    const open = slow.hold();
    const stage = await createBroadcastStage({ channel: fast, others: [slow] });
    await stage.people(100, (place) =>
      place < 60 ? { addresses: [`whatsapp:a/pn/${place}`], lastHeardAt: monday } : {},
    );
    await stage.announce('Halo');
    await until(() => {
      stage.clock.advance(50);
      return fast.arrived.length === 40;
    });
    expect(slow.arrived).toHaveLength(0);
    open();
    await until(() => {
      stage.clock.advance(10_000);
      return slow.arrived.length === 60;
    });
    expect(await stage.states('b1')).toEqual({ sent: 100 });
  });

  it('is told nothing after a STOP while they waited for their turn', async () => {
    const pace = { perSecond: 1, chatEvery: 1000, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    const stage = await createBroadcastStage({ channel });
    await stage.people(4);
    await stage.announce('Halo');
    await ring(stage);
    const message = messageOf('telegram:p003', 'STOP');
    void stage.companion.happen('p003', { id: 'stop', at: stage.clock.now(), kind: 'message', message });
    await ring(stage, 9);
    const toThem = channel.arrived.filter(({ to }) => to === 'telegram:p003').map(({ text }) => text);
    expect(toThem).toHaveLength(1);
    expect(toThem).not.toContain('Halo');
    expect(await stage.states('b1')).toEqual({ sent: 3, 'skipped stopped': 1 });
  });

  it('is reached although others who were named with them are gone', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(300);
    const gone = Array.from({ length: 300 }, (_, place) => `o${place}`);
    const named = Array.from({ length: 300 }, (_, place) => `p${String(place).padStart(3, '0')}`);
    await stage.broadcasts.create(
      'b1',
      inputOf('Halo', { query: null, contacts: [...gone, ...named] }),
      'ani',
    );
    await stage.broadcasts.approve('b1', 'budi');
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 300 });
  });

  it('holds up nobody when their network never answers', async () => {
    const channel = createFakeChannel();
    const never = {
      ...channel,
      send: (message: Parameters<typeof channel.send>[0]) =>
        message.to === 'simulator:p003' ? new Promise<never>(() => undefined) : channel.send(message),
    };
    const stage = await createBroadcastStage({ channel: never });
    await stage.people(600);
    await stage.announce('Halo');
    await ring(stage);
    await until(async () => (await stage.states('b1'))['sent'] === 599);
    expect(channel.arrived).toHaveLength(599);
  });
});

describe('a broadcast that two processes change at once', () => {
  it('loses neither change', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel(), realClock: createFakeClock(0) });
    await stage.broadcasts.create('b1', inputOf('Lama'), 'ani');
    const [one, other] = [createBroadcastBook(stage), createBroadcastBook(stage)];
    const counted = Array.from({ length: 20 }, (_, place) =>
      (place % 2 === 0 ? one : other).change('b1', (each) => ({ ...each, days: (each.days ?? 0) + 1 })),
    );
    await Promise.all(counted);
    expect(await stage.broadcasts.get('b1')).toMatchObject({ days: 20, version: 21 });
  });
});
