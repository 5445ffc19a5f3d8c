import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { deliveryRow } from '../../../../src/domain/delivery.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const day = 24 * 3_600_000;
const manners = {
  ...{ quietHours: null, fridayPrayer: null },
  cap: { perDay: 1, perWeek: 3, unanswered: 3, then: 30 * day },
};
const waits = () => new SendError('held', 'wait', 1000, 'pace');

describe('the cap on what comes unasked', () => {
  it('does not count an announcement that failed: its retry comes on the same day', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(5);
    channel.faults.push(new SendError('refused', 'no'), null, new SendError('refused', 'no'));
    await stage.announce('Halo');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 3, 'failed refused': 2 });
    await stage.broadcasts.retry('b1');
    await stage.turn();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 5 });
  });

  it('counts none that was cancelled on its way: the right words come on the same day', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(5);
    channel.obstacles.push(null, null, waits(), waits(), waits());
    await stage.announce('Salah');
    await stage.turn();
    await stage.broadcasts.cancel('b1');
    stage.clock.advance(2000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 2, 'cancelled called_off': 3 });
    await stage.broadcasts.create('b2', inputOf('Betul'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 3, held: { cap: 2 } });
  });

  it('counts none that a network gave up, as the preview of another says at once', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(3);
    channel.faults.push(new SendError('refused', 'no'));
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.create('b2', inputOf('Kabar lain'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 1, held: { cap: 2 } });
    const { contact } = (await stage.store.list({ after: null, limit: 1 }))[0] ?? {};
    expect(contact).toMatchObject({ unasked: [], unanswered: 0 });
  });

  it('counts one of which the network never said whether it came: nothing else comes on that day', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(1);
    const unknown = () => new SendError('ambiguous', 'no answer');
    channel.faults.push(unknown(), unknown());
    await stage.announce('Halo');
    await stage.turn();
    await stage.pass(60_000);
    expect(await stage.states('b1')).toEqual({ 'failed ambiguous': 1 });
    await stage.broadcasts.create('b2', inputOf('Kabar lain'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 0, held: { cap: 1 } });
  });

  it('lets one that stays paused be in the way of nothing else', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(2);
    channel.obstacles.push(null, waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(25 * 3_600_000);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held paused': 1 });
    await stage.broadcasts.create('b2', inputOf('Kabar lain'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 2 });
  });

  it('takes no day for one whose turn came while it was paused', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(2);
    channel.obstacles.push(null, waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(3_600_000);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held paused': 1 });
    await stage.broadcasts.create('b2', inputOf('Kabar lain'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 1, held: { cap: 1 } });
    const contacts = (await stage.store.list({ after: null, limit: 2 })).map(({ contact }) => contact);
    expect(contacts).toMatchObject([{ unanswered: 1 }, { unanswered: 0, unasked: [] }]);
  });

  it('counts one that was paused once it goes on: the next comes on another day', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(1);
    channel.obstacles.push(waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(10 * 60_000 + 500);
    expect(await stage.states('b1')).toEqual({ 'held paused': 1 });
    // Whoever sends looks at it again before those who hand out find it.
    const cause = { name: 'broadcast:b1', attempt: 0 };
    const row = { cause, contact: 'p000', state: 'held', reason: 'pace', at: stage.clock.now() } as const;
    await stage.store.write({ contacts: [], rows: [deliveryRow(row)] });
    await stage.broadcasts.resume('b1');
    await stage.pass(10 * 60_000);
    expect(channel.arrived).toHaveLength(1);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1 });
    await stage.broadcasts.create('b2', inputOf('Kabar lain'), 'ani');
    expect(await stage.broadcasts.preview('b2')).toMatchObject({ go: 0, held: { cap: 1 } });
  });

  it('lets another come on the day on which a paused one would have come', async () => {
    const channel = createFakeChannel('telegram');
    const night = { ...manners, quietHours: { from: '20:00', to: '07:00' } };
    const stage = await createBroadcastStage({ channel, manners: night });
    await stage.people(3);
    await stage.pass(11 * 3_600_000);
    await stage.announce('Halo');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 3 });
    await stage.broadcasts.pause('b1');
    await stage.announce('Kabar lain');
    await stage.turn();
    expect(await stage.states('b2')).toEqual({ 'held quiet_hours': 3 });
    await stage.pass(12 * 3_600_000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held paused': 3 });
    expect(await stage.states('b2')).toEqual({ sent: 3 });
  });

  it('holds for one that goes on after a pause: who had something else on that day gets it on the next', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(2);
    channel.obstacles.push(waits(), waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(25 * 3_600_000);
    await stage.announce('Kabar lain', { query: 'id = "p001"' });
    await stage.turn();
    expect(await stage.states('b2')).toEqual({ sent: 1 });
    await stage.broadcasts.resume('b1');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held cap': 1 });
    await stage.pass(day);
    expect(await stage.states('b1')).toEqual({ sent: 2 });
    await stage.broadcasts.create('b3', inputOf('Kabar ketiga'), 'ani');
    expect(await stage.broadcasts.preview('b3')).toMatchObject({ go: 1, held: { cap: 1 } });
  });

  it('is the reason that is read where a process died over letting one go', async () => {
    const channel = createFakeChannel('telegram');
    const dying = { now: false };
    const wrap = (store: Store): Store => ({
      ...store,
      write: (writes) =>
        dying.now && writes.rows.some(({ data }) => data['reason'] === 'cap')
          ? Promise.reject(new Error('died'))
          : store.write(writes),
    });
    const stage = await createBroadcastStage({ channel, manners, wrap });
    await stage.people(1);
    channel.obstacles.push(waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(60_000);
    await stage.announce('Kabar lain');
    await stage.turn();
    dying.now = true;
    await stage.broadcasts.resume('b1');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held paused': 1 });
    dying.now = false;
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held cap': 1 });
  });

  it('lets one that was paused come once somebody answers who left too many unanswered', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, manners });
    const addresses = ['telegram:siti'] as const;
    await stage.people(1, () => ({ addresses, unanswered: 2, unasked: [stage.clock.now() - 2 * day] }));
    channel.obstacles.push(waits());
    await stage.announce('Halo');
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(60_000);
    await stage.announce('Kabar lain');
    await stage.turn();
    await stage.broadcasts.resume('b1');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held back_off': 1 });
    await stage.pass(2 * day);
    await stage.say('terima kasih');
    await stage.pass(60_000);
    expect(await stage.states('b1')).toEqual({ sent: 1 });
    expect(channel.arrived.map(({ text }) => text)).toContain('Halo');
    await stage.broadcasts.create('b3', inputOf('Kabar ketiga'), 'ani');
    expect(await stage.broadcasts.preview('b3')).toMatchObject({ go: 0, held: { cap: 1 } });
  });
});
