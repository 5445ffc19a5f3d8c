import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

describe('an announcement that is edited before it went out', () => {
  it('says on a phone that others share for whom it is, as the words before it would have', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel });
    await stage.people(2, (place) => (place === 0 ? { shared: ['telegram:p009' as const] } : {}));
    const wait = () => new SendError('held', 'wait', 1000, 'pace');
    channel.obstacles.push(wait(), wait());
    await stage.announce('Lama');
    await stage.turn();
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Baru' } },
    }));
    stage.clock.advance(2000);
    await stage.turn();
    expect(channel.arrived.map(({ text }) => text).sort()).toEqual(['Baru', 'Untuk Ibu p000: Baru']);
  });
});
