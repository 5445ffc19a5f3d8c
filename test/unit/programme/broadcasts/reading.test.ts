import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const hour = 3_600_000;

describe('a "1" from who has read an announcement', () => {
  it('is for the one that came, and not for a later one that is not out yet', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(1);
    const announce = async (id: string): Promise<void> => {
      const { content, ...wishes } = inputOf(id);
      await stage.broadcasts.create(
        id,
        { ...wishes, content: { ...content, receipt: { remind: null } } },
        'a',
      );
      await stage.broadcasts.start(id, { at: null, local: null, confirm: false });
      await stage.turn();
    };
    await announce('b1');
    channel.faults.push(new SendError('network', 'no connection'));
    await announce('b2');
    await stage.broadcasts.pause('b2');
    await stage.say('1', { from: 'simulator:p000' });
    expect(await stage.states('b1')).toEqual({ 'read replied': 1 });
    expect(await stage.states('b2')).not.toHaveProperty('read replied');
    await stage.broadcasts.resume('b2');
    await stage.pass(hour);
    await stage.turn();
    expect(await stage.states('b2')).toEqual({ sent: 1 });
    await stage.say('1', { from: 'simulator:p000' });
    expect(await stage.states('b2')).toEqual({ 'read replied': 1 });
  });

  it('is not for a later one that is held, whoever handed that out', async () => {
    const channel = createFakeChannel();
    const about = { channel, realClock: createFakeClock(0) };
    const before = await createBroadcastStage(about);
    await before.people(1);
    for (const text of ['b1', 'b2']) {
      const { content, ...input } = inputOf(text);
      const asks = { ...content, receipt: { remind: null } };
      await before.broadcasts.create(text, { ...input, content: asks }, 'ani');
    }
    const now = { at: null, local: null, confirm: false };
    await before.broadcasts.start('b1', now);
    await before.turn();
    channel.faults.push(new SendError('network', 'no connection'));
    await before.broadcasts.start('b2', now);
    await before.turn();
    await before.broadcasts.pause('b2');
    await before.pass(hour);
    await before.companion.stop();
    const after = await createBroadcastStage({ ...about, store: before.store, clock: before.clock });
    await after.say('1', { from: 'simulator:p000' });
    expect(await after.states('b1')).toEqual({ 'read replied': 1 });
    expect(await after.states('b2')).toEqual({ 'held paused': 1 });
  });
});

describe('the reminder to say "1"', () => {
  async function announceTo(channel: ReturnType<typeof createFakeChannel>) {
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(1);
    const { content, ...wishes } = inputOf('Besok kumpul.');
    const asks = { ...wishes, content: { ...content, receipt: { remind: 2 * hour } } };
    await stage.broadcasts.create('b1', asks, 'ani');
    channel.faults.push(new SendError('network', 'no connection'));
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    await stage.broadcasts.pause('b1');
    await stage.pass(5 * hour);
    expect(channel.arrived).toEqual([]);
    return stage;
  }

  it('waits for an announcement that is paused for longer than it', async () => {
    const channel = createFakeChannel();
    const stage = await announceTo(channel);
    await stage.broadcasts.resume('b1');
    await stage.turn();
    await stage.pass(2 * hour - 60_000);
    expect(channel.arrived.map(({ text }) => text)).toEqual([expect.stringContaining('Besok kumpul.')]);
    await stage.pass(60_000);
    expect(channel.arrived.at(-1)?.text).toContain('balas 1');
    await stage.pass(48 * hour);
    expect(channel.arrived).toHaveLength(2);
  });

  it('never comes when the announcement was cancelled before it went out', async () => {
    const channel = createFakeChannel();
    const stage = await announceTo(channel);
    await stage.broadcasts.cancel('b1');
    await stage.turn();
    await stage.pass(48 * hour);
    expect(channel.arrived).toEqual([]);
    await stage.say('1', { from: 'simulator:p000' });
    expect(await stage.states('b1')).toEqual({ 'cancelled called_off': 1 });
  });

  it('comes as long after an announcement that nothing held up', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(1);
    const { content, ...wishes } = inputOf('Besok kumpul.');
    await stage.broadcasts.create(
      'b1',
      { ...wishes, content: { ...content, receipt: { remind: hour } } },
      'a',
    );
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    await stage.pass(hour);
    expect(channel.arrived).toHaveLength(2);
  });
});

describe('an announcement that did not arrive', () => {
  it('is read by nobody who says "1"', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(1);
    const { content, ...wishes } = inputOf('Besok kumpul.');
    await stage.broadcasts.create(
      'b1',
      { ...wishes, content: { ...content, receipt: { remind: hour } } },
      'a',
    );
    channel.faults.push(new SendError('refused', 'no'));
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    await stage.say('1', { from: 'simulator:p000' });
    await stage.pass(2 * hour);
    expect(await stage.states('b1')).toEqual({ 'failed refused': 1 });
  });
});
