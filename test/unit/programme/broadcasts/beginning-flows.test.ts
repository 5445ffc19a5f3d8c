import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type BroadcastStage, createBroadcastStage, wishesOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const flows = {
  kabar: `
steps:
  - say: Selamat pagi.
  - ask: Apa kabar?
    id: mood
`,
};
const day = 24 * 3_600_000;

/** A flow that was begun for three people, two of whom the network lets wait. */
async function beginFor(channel: ReturnType<typeof createFakeChannel>): Promise<BroadcastStage> {
  const stage = await createBroadcastStage({ channel, flows });
  await stage.people(3);
  const wait = () => new SendError('held', 'wait', 1000, 'pace');
  channel.obstacles.push(wait(), wait(), null);
  const { content, ...wishes } = wishesOf('');
  const begins = { ...wishes, content: { ...content, text: {}, flow: 'kabar' } };
  await stage.broadcasts.create('b1', begins, 'ani');
  await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
  await stage.turn();
  return stage;
}

function heardBy(channel: ReturnType<typeof createFakeChannel>) {
  const heard: Record<string, string[]> = {};
  channel.arrived.forEach(({ to, text }) => (heard[to] = [...(heard[to] ?? []), text]));
  return Object.values(heard);
}

describe('the start of a flow as an announcement', () => {
  it('says nothing of the flow before its first words, which a pause holds', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.pause('b1');
    stage.clock.advance(2000);
    await stage.turn();
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?']]);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held paused': 2 });
    await stage.broadcasts.resume('b1');
    stage.clock.advance(2000);
    await stage.turn();
    expect(heardBy(channel)).toEqual(Array.from({ length: 3 }, () => ['Selamat pagi.', 'Apa kabar?']));
  });

  it('that is cancelled takes the whole talk back where nobody has seen it begin, its reminders too', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.pause('b1');
    await stage.turn();
    await stage.broadcasts.cancel('b1');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'cancelled called_off': 2 });
    const records = await stage.store.list({ after: null, limit: 10 });
    expect(records.filter(({ contact }) => contact.session !== null)).toHaveLength(1);
    await stage.pass(2 * day);
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?', 'Apa kabar?']]);
  });

  it('that is cancelled while the network takes its time is not sent on', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.cancel('b1');
    stage.clock.advance(2000);
    await stage.companion.settled();
    await stage.turn();
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?']]);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'cancelled called_off': 2 });
  });
});
