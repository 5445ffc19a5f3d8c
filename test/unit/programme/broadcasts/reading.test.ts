import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage, wishesOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const hour = 3_600_000;

describe('a "1" from who has read an announcement', () => {
  it('is for the one that came, and not for a later one that is not out yet', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(1);
    const announce = async (id: string): Promise<void> => {
      const { content, ...wishes } = wishesOf(id);
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
});
