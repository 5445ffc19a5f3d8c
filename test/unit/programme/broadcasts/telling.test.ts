import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastBook } from '../../../../src/programme/broadcasts/broadcast-book.ts';
import { type Store } from '../../../../src/store/store.ts';
import { type BroadcastStage, createBroadcastStage, wishesOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { messageOf } from '../../../support/stage.ts';
import { until } from '../../../support/until.ts';

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
      stage.clock.advance(50);
      return channel.arrived.length >= count;
    };
    await until(arrived(8));
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
      wishesOf('Halo', { query: null, contacts: [...gone, ...named] }),
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
    await stage.broadcasts.create('b1', wishesOf('Lama'), 'ani');
    const [one, other] = [createBroadcastBook(stage), createBroadcastBook(stage)];
    const counted = Array.from({ length: 20 }, (_, place) =>
      (place % 2 === 0 ? one : other).change('b1', (each) => ({ ...each, days: (each.days ?? 0) + 1 })),
    );
    await Promise.all(counted);
    expect(await stage.broadcasts.get('b1')).toMatchObject({ days: 20, version: 21 });
  });
});
