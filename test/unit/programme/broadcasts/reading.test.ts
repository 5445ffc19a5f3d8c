import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type BroadcastStage, createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
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

  /** Two that ask for it, of which the second one cannot be sent, and a process that begins anew. */
  async function restart(meanwhile: (stage: BroadcastStage) => Promise<unknown>, first = 'b1') {
    const channel = createFakeChannel();
    const about = { channel, realClock: createFakeClock(0) };
    const before = await createBroadcastStage(about);
    await before.people(1);
    for (const id of ['b1', 'b2'].filter((each) => each >= first)) {
      const { content, ...input } = inputOf(id);
      const asks = { ...content, receipt: { remind: null } };
      channel.faults.push(...(id === 'b2' ? [new SendError('network', 'no connection')] : []));
      await before.broadcasts.create(id, { ...input, content: asks }, 'ani');
      await before.broadcasts.start(id, { at: null, local: null, confirm: false });
      await before.turn();
    }
    await meanwhile(before);
    await before.companion.stop();
    const after = await createBroadcastStage({ ...about, store: before.store, clock: before.clock });
    await after.say('1', { from: 'simulator:p000' });
    return { b1: await after.states('b1'), b2: await after.states('b2') };
  }

  it('is not for a later one that is held, whoever handed that out', async () => {
    const hold = async (stage: BroadcastStage) => {
      await stage.broadcasts.pause('b2');
      await stage.pass(hour);
    };
    expect(await restart(hold)).toEqual({ b1: { 'read replied': 1 }, b2: { 'held paused': 1 } });
    expect(await restart(hold, 'b2')).toEqual({ b1: {}, b2: { 'held paused': 1 } });
  });

  it('is for the one that came, and after a restart only without such a one for one that may have', async () => {
    const nothing = () => Promise.resolve();
    const { b1, b2 } = await restart(nothing);
    expect(b1).toEqual({ 'read replied': 1 });
    expect(b2).not.toHaveProperty('read replied');
    expect(await restart(nothing, 'b2')).toEqual({ b1: {}, b2: { 'read replied': 1 } });
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
