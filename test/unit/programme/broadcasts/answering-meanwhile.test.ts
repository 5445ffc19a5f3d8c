import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { messageOf } from '../../../support/stage.ts';

describe('who writes while a flow that was started for many is on its way to them', () => {
  it('has the answer within seconds, behind what stood in line for them', async () => {
    const channel = createFakeChannel('telegram', { perSecond: 1, chatEvery: 1000, chatBurst: 5 });
    const flows = { kabar: 'steps:\n  - say: Apa kabar?\n' };
    const stage = await createBroadcastStage({ channel, flows, room: { telegram: 600 } });
    await stage.people(60);
    const { content, ...wishes } = inputOf('');
    const input = { ...wishes, content: { ...content, text: {}, flow: 'kabar' } };
    await stage.broadcasts.create('b1', input, 'ani');
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    const seconds = async (count: number): Promise<void> => {
      for (let second = 0; second < count; second++) {
        stage.clock.advance(1100);
        await new Promise((done) => setTimeout(done, 30));
      }
    };
    await seconds(5);
    const message = messageOf('telegram:p055', 'bantuan');
    const event = { id: 'm1', at: stage.clock.now(), kind: 'message', message } as const;
    void stage.companion.happen('p055', event);
    await seconds(5);
    const toThem = channel.arrived.filter(({ to }) => to === 'telegram:p055').map(({ text }) => text);
    expect(toThem).toEqual(['Apa kabar?', expect.stringContaining('Semangat')]);
    expect(channel.arrived.length).toBeLessThan(20);
    await seconds(60);
    expect(channel.arrived).toHaveLength(61);
  });
});
