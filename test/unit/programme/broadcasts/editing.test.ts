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

  it('goes in the morning to whom a broken text was held for the night, once it is mended', async () => {
    const channel = createFakeChannel();
    const manners = { quietHours: { from: '20:00', to: '07:00' }, fridayPrayer: null, cap: null };
    const stage = await createBroadcastStage({ channel, manners });
    await stage.people(3, (place) => ({ fields: { rupiah: place === 1 ? 0 : 5 } }));
    stage.clock.advance(11 * 3_600_000);
    await stage.announce('Bagian Ibu @(10 / contact.fields.rupiah)');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 3 });
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Bagian Ibu sudah ada' } },
    }));
    await stage.pass(11 * 3_600_000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 3 });
    expect(channel.arrived.map(({ text }) => text)).toEqual(Array(3).fill('Bagian Ibu sudah ada'));
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });
});
