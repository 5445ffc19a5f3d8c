import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';

const noConsent = {
  status: 'unknown',
  at: null,
  method: null,
  textVersion: null,
  messageId: null,
  language: null,
} as const;

/** How often each person got something. */
function timesEach({ arrived }: FakeChannel): readonly number[] {
  const times = new Map<string, number>();
  arrived.forEach(({ to }) => times.set(to, (times.get(to) ?? 0) + 1));
  return [...times.values()];
}

describe('a broadcast', () => {
  it('comes to everybody of its audience once, and is done', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(700, (place) => (place % 7 === 0 ? { village: 'Songgon' } : {}));
    await stage.announce('Halo @contact.name', { query: 'village = songgon' });
    await stage.turn();
    await stage.turn();
    expect(channel.arrived).toHaveLength(100);
    expect(channel.arrived[0]?.text).toBe('Halo Ibu p000');
    expect(new Set(timesEach(channel))).toEqual(new Set([1]));
    expect(await stage.states('b1')).toEqual({ sent: 100 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done', size: 100 });
  });

  it('leaves out who may not or cannot get it, each with a reason', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    const special = [
      { consent: noConsent },
      { unreachable: ['simulator:p001' as const] },
      { groups: ['sakit'] },
      { ticket: 't' },
      { addresses: [] },
    ];
    await stage.people(8, (place) => special[place] ?? {});
    await stage.announce('Halo', { exclude: 'group = sakit' });
    await stage.turn();
    expect(await stage.states('b1')).toEqual({
      'skipped no_consent': 1,
      'skipped unreachable': 2,
      'skipped excluded': 1,
      'held ticket': 1,
      sent: 3,
    });
    expect((await stage.broadcasts.get('b1')).state).toBe('started');
  });

  it('names each of many whom no network reaches, once, and goes on behind those who are told', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(2300, (place) => (place % 3 === 0 ? {} : { addresses: [] }));
    await stage.announce('Halo');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 767, 'skipped unreachable': 1533 });
    expect(new Set(timesEach(channel))).toEqual(new Set([1]));
    expect((await stage.broadcasts.get('b1')).state).toBe('done');
  });

  it('with a hole in its text for some is held and listed for those, and comes after an edit', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(1000, (place) => ({ fields: { kids: place % 400 === 7 ? 0 : 2 } }));
    await stage.announce('Bagian @(10 / contact.fields.kids)');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 997, 'held expression': 3 });
    const held = await stage.broadcasts.recipients('b1', { state: 'held', after: null, limit: 10 });
    expect(held.map(({ contact }) => contact).sort()).toEqual(['p007', 'p407', 'p807']);
    await stage.turn();
    expect((await stage.broadcasts.get('b1')).state).toBe('done');
    await stage.broadcasts.retry('b1');
    await stage.broadcasts.pause('b1');
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Semua' } },
    }));
    await stage.broadcasts.approve('b1', 'budi');
    await stage.broadcasts.resume('b1');
    await stage.turn();
    await stage.turn();
    expect(channel.arrived.slice(997).map(({ text }) => text)).toEqual(['Semua', 'Semua', 'Semua']);
    expect(await stage.states('b1')).toEqual({ sent: 1000 });
  });

  it('comes again only to those who did not get it', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(20);
    channel.faults.push(new SendError('refused', 'no'), null, new SendError('refused', 'no'));
    await stage.announce('Halo');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 18, 'failed refused': 2 });
    await stage.broadcasts.retry('b1');
    await stage.turn();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 20 });
    expect(new Set(timesEach(channel))).toEqual(new Set([1]));
  });

  it('hands out no more than there is room, and goes on as it empties', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, room: { telegram: 10 } });
    await stage.people(40);
    const open = channel.hold();
    await stage.announce('Halo');
    stage.clock.advance(1000);
    await new Promise((done) => setTimeout(done, 50));
    const inHand = async () => (await stage.store.findRow('broadcasts', 'b1/progress'))?.data['inHand'];
    expect(await inHand()).toHaveLength(10);
    stage.clock.advance(1000);
    await new Promise((done) => setTimeout(done, 50));
    expect(await inHand()).toHaveLength(10);
    open();
    for (let turn = 0; turn < 4; turn++) {
      await stage.turn();
    }
    expect(await stage.states('b1')).toEqual({ sent: 40 });
  });

  it('that is paused holds what is not sent, and goes on where it stood, with the text as it is then', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, room: { telegram: 10 } });
    await stage.people(30);
    channel.obstacles.push(...Array.from({ length: 10 }, () => new SendError('held', 'wait', 1000, 'pace')));
    await stage.announce('Lama');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    stage.clock.advance(5000);
    await stage.turn();
    expect(channel.arrived).toHaveLength(0);
    expect(await stage.states('b1')).toEqual({ 'held paused': 10 });
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Baru' } },
    }));
    await stage.broadcasts.resume('b1');
    for (let turn = 0; turn < 4; turn++) {
      stage.clock.advance(2000);
      await stage.turn();
    }
    expect(channel.arrived.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, () => 'Baru'));
    expect(await stage.states('b1')).toEqual({ sent: 30 });
  });

  it('goes on for all although who sends hears of it later than who lets them go', async () => {
    const channel = createFakeChannel('telegram');
    let stale: Row | undefined;
    const stage = await createBroadcastStage({
      ...{ channel, room: { telegram: 10 } },
      wrap: (store) => ({
        ...store,
        findRow: async (kind, id) => (id === stale?.id ? stale : store.findRow(kind, id)),
      }),
    });
    await stage.people(10);
    channel.obstacles.push(...Array.from({ length: 10 }, () => new SendError('held', 'wait', 1000, 'pace')));
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    stage.clock.advance(5000);
    await stage.turn();
    const paused = await stage.store.findRow('broadcasts', 'b1');
    await stage.broadcasts.resume('b1');
    stale = paused;
    stage.clock.advance(2000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held paused': 10 });
    stale = undefined;
    stage.clock.advance(2000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 10 });
  });

  it('that is cancelled takes back what is not sent, also what waits for a time', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, room: { telegram: 10 } });
    await stage.people(30, (place) => (place < 5 ? { ticket: 't' } : {}));
    channel.obstacles.push(...Array.from({ length: 10 }, () => new SendError('held', 'wait', 1000, 'pace')));
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.cancel('b1');
    for (let turn = 0; turn < 4; turn++) {
      stage.clock.advance(2000);
      await stage.turn();
    }
    expect(channel.arrived).toHaveLength(0);
    expect(Object.keys(await stage.states('b1'))).toEqual(['cancelled called_off']);
    const { contact } = (await stage.store.find('p000')) ?? {};
    expect(contact?.followUps.filter(({ kind }) => kind === 'announce')).toEqual([]);
  });

  it('is given to nobody twice when who was in hand is taken up after a crash, be it days later', async () => {
    const channel = createFakeChannel();
    let broken = true;
    // The process dies behind the events of the page, before the rows that say so are written.
    const wrap = (store: Store): Store => ({
      ...store,
      write: (batch) =>
        broken && batch.rows.some(({ kind, data }) => kind === 'deliveries' && data['state'] === 'queued')
          ? Promise.reject(new Error('gone'))
          : store.write(batch),
    });
    const stage = await createBroadcastStage({ channel, wrap, realClock: createFakeClock(0) });
    await stage.people(50, () => ({ shared: ['simulator:rumah'] }));
    await stage.announce('Halo');
    await stage.turn();
    broken = false;
    stage.clock.advance(49 * 3_600_000);
    await stage.turn();
    await stage.turn();
    expect(new Set(timesEach(channel))).toEqual(new Set([1]));
    expect(await stage.states('b1')).toEqual({ sent: 50 });
  }, 30_000);

  it('begins at its moment, and at the time of each person by their own clock', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(6, (place) => ({ timezone: place % 2 ? 'Asia/Jayapura' : 'Asia/Jakarta' }));
    await stage.broadcasts.create('b1', inputOf('Siang'), 'ani');
    await stage.broadcasts.start('b1', { at: null, local: '2025-05-06T08:00', confirm: false });
    await stage.pass(18 * 3_600_000);
    expect(channel.arrived).toHaveLength(0);
    await stage.pass(2.5 * 3_600_000);
    expect(channel.arrived.map(({ to }) => to)).toEqual(
      ['p001', 'p003', 'p005'].map((id) => `simulator:${id}`),
    );
    await stage.pass(2 * 3_600_000);
    expect(channel.arrived).toHaveLength(6);
  });

  it('that lasts longer than promised is paused, and a coordinator is asked', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(4, (place) =>
      place === 0 ? { role: 'coordinator' } : place === 1 ? { ticket: 't' } : {},
    );
    await stage.announce('Halo');
    await stage.turn();
    await stage.pass(4.1 * 24 * 3_600_000);
    await stage.turn();
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'paused', why: 'too_late' });
    expect(channel.arrived.at(-1)).toMatchObject({ to: 'simulator:p000' });
    expect(channel.arrived.at(-1)?.text).toContain('Balas SIARKAN LANJUT');
    expect(await stage.rows('incidents')).toMatchObject([{ id: 'too_late:broadcast:b1' }]);
  });
});
