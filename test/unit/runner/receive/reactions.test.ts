import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type FileMedia } from '../../../../src/domain/message.ts';
import { type Manners } from '../../../../src/engine/world.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    choices: [ { value: good, label: Baik, accept: ["👍"] }, { value: bad, label: Susah } ]
  - ask: Ceritakan, ya.
    id: cerita
    answer: voice
  - say: Terima kasih.
`,
};
const voice: FileMedia = { kind: 'voice', ref: 'whatsapp:1/media/x', name: null, mime: null, bytes: 9 };

async function stageOf(manners: Partial<Manners> = {}) {
  const channel = createFakeChannel('whatsapp');
  const stage = await createStage({ flows, channel, manners });
  const react = async (emoji: string, reactsTo?: string) => {
    await stage.companion.hear({
      key: `reaction ${emoji} ${String(reactsTo)}`,
      name: null,
      ...(reactsTo === undefined ? {} : { reactsTo }),
      message: messageOf('whatsapp:siti', emoji, { quiet: 'reaction' }),
    });
    await stage.companion.settled();
  };
  const results = async () => (await stage.rows('results')).map(({ data }) => data['value']);
  return { channel, stage, react, results, sent: () => channel.arrived.map(({ text }) => text) };
}

describe('a reaction of a person', () => {
  it('on the open question that is exactly a choice is the answer', async () => {
    const { stage, react, results, sent } = await stageOf();
    await stage.say('kabar');
    await react('👍🏽', 'n1');
    expect(sent()).toEqual(['Apa kabar?', 'Ceritakan, ya.']);
    expect(await results()).toEqual(['good']);
    const row = (await stage.rows('messages')).findLast(({ data }) => data['direction'] === 'in');
    expect(row?.data).toMatchObject({ text: '👍🏽', reason: null, reaction: { to: expect.any(String) } });
  });

  it.each([
    ['that is no choice', '😊', 'n1'],
    ['on another message', '👍', 'n9'],
    ['on a message that the network does not name', '👍', undefined],
  ])('%s is kept, answers nothing and is passed on to nobody', async (_, emoji, on) => {
    const { stage, react, results, sent } = await stageOf();
    await stage.say('kabar');
    await react(emoji, on);
    expect(sent()).toEqual(['Apa kabar?']);
    expect(await results()).toEqual([]);
    const row = (await stage.rows('messages')).findLast(({ data }) => data['direction'] === 'in');
    expect(row?.data).toMatchObject({ text: emoji, reason: 'reaction' });
  });

  it('on an answered question changes nothing', async () => {
    const { stage, react, results, sent } = await stageOf();
    await stage.say('kabar');
    await stage.say('susah');
    await react('👍', 'n1');
    expect(await results()).toEqual(['bad']);
    expect(sent()).toHaveLength(2);
  });
});

describe('a reaction of ours', () => {
  it('on a voice note that was taken as an answer is put there where the programme wants it', async () => {
    const { stage, channel } = await stageOf({ takenSign: '👍' });
    await stage.say('kabar');
    await stage.say('baik');
    await stage.say('', { media: [voice], networkId: 'V1' });
    expect(channel.arrived.slice(2).map(({ text, reaction }) => [text, reaction?.networkId])).toEqual([
      ['👍', 'V1'],
      ['Terima kasih.', undefined],
    ]);
    const heard = (await stage.rows('messages')).findLast(({ data }) => data['direction'] === 'in');
    const row = (await stage.rows('messages')).find(({ data }) => data['text'] === '👍');
    expect(row?.data['reaction']).toEqual({ to: heard?.id });
  });

  it('is not put on anything unless the programme says so', async () => {
    const { stage, sent } = await stageOf();
    await stage.say('kabar');
    await stage.say('baik');
    await stage.say('', { media: [voice], networkId: 'V1' });
    expect(sent()).toEqual(['Apa kabar?', 'Ceritakan, ya.', 'Terima kasih.']);
  });

  it('that fails is not tried again, keeps no words waiting and alarms nobody', async () => {
    const { stage, channel, sent } = await stageOf({ takenSign: '👍' });
    await stage.say('kabar');
    await stage.say('baik');
    channel.faults.push(new SendError('network', 'gone'));
    await stage.say('', { media: [voice], networkId: 'V1' });
    expect(sent()).toEqual(['Apa kabar?', 'Ceritakan, ya.', 'Terima kasih.']);
    // Nobody is there who could hear the voice note: that is all there is to tell.
    expect((await stage.rows('incidents')).map(({ data }) => data['what'])).toEqual(['no_recipient']);
    const row = (await stage.rows('messages')).find(({ data }) => data['text'] === '👍');
    expect(row?.data).toMatchObject({ state: 'failed', reason: 'network' });
  });

  it('goes only where the message is that it is on', async () => {
    const { stage, channel } = await stageOf();
    const { contact } = await stage.say('kabar');
    const reaction = { message: 'x.0', at: 'telegram:7', networkId: '5' } as const;
    const event = { id: 'staff', at: stage.clock.now(), kind: 'notice', text: '👍', media: [] } as const;
    await stage.companion.happen(contact, { ...event, from: null, urgent: true, reaction });
    await stage.companion.settled();
    expect(channel.arrived).toHaveLength(1);
    const row = (await stage.rows('messages')).find(({ data }) => data['text'] === '👍');
    expect(row?.data).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });
});
