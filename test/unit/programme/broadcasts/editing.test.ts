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

describe('an announcement that is edited to what others were told within the hour', () => {
  async function setUp() {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(3, (place) => ({ fields: { rupiah: place === 0 ? 5 : 0 } }));
    await stage.announce('Bagian Ibu @(10 / contact.fields.rupiah)');
    await stage.turn();
    await stage.announce('Rapat besok', { query: null, contacts: ['p001'] });
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held expression': 2 });
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Rapat besok' } },
    }));
    channel.arrived.splice(0);
    return { stage, channel };
  }

  it('is asked about before it is given to those who did not get it', async () => {
    const { stage } = await setUp();
    await expect(stage.broadcasts.retry('b1')).rejects.toMatchObject({ reason: 'same_text' });
    stage.clock.advance(2 * 3_600_000);
    expect(await stage.broadcasts.retry('b1')).toMatchObject({ state: 'started' });
  });

  it('goes, when it is meant, to those who had neither', async () => {
    const { stage, channel } = await setUp();
    await stage.broadcasts.retry('b1', { confirm: true });
    await stage.turn();
    expect(channel.arrived.map(({ to }) => to)).toEqual(['simulator:p002']);
    expect(await stage.states('b1')).toEqual({ sent: 2, 'skipped had_already': 1 });
  });

  it('is asked about before it goes on after a pause', async () => {
    const { stage } = await setUp();
    await stage.broadcasts.retry('b1', { confirm: true });
    await stage.broadcasts.pause('b1');
    await expect(stage.broadcasts.resume('b1')).rejects.toMatchObject({ reason: 'same_text' });
    expect(await stage.broadcasts.resume('b1', { confirm: true })).toMatchObject({ state: 'started' });
  });

  it('is asked about at once where it is being sent', async () => {
    const { stage } = await setUp();
    await stage.broadcasts.retry('b1', { confirm: true });
    const say = (text: string, confirm = false) =>
      stage.broadcasts.edit('b1', (each) => ({ ...each, content: { ...each.content, text: { id: text } } }), {
        confirm,
      });
    await say('Rapat lusa');
    await expect(say('Rapat besok')).rejects.toMatchObject({ reason: 'same_text', where: 'body.confirm' });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ announcement: { text: { id: 'Rapat lusa' } } });
    expect(await say('Rapat besok', true)).toMatchObject({ same: ['b2'] });
    expect(await say('Rapat besok')).toMatchObject({ state: 'started' });
  });
});
