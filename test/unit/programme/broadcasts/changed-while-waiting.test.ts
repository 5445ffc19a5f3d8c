import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

/** An announcement to three people, none of whom their channel has had room for yet. */
async function waiting() {
  const channel = createFakeChannel('telegram');
  const stage = await createBroadcastStage({ channel });
  await stage.people(3, (place) => ({ fields: { rupiah: place === 1 ? 0 : 5 } }));
  channel.obstacles.push(...Array.from({ length: 3 }, () => new SendError('held', 'wait', 1000, 'pace')));
  await stage.announce('Lama');
  await stage.turn();
  expect(channel.arrived).toEqual([]);
  const goOn = async (time: number): Promise<void> => {
    stage.clock.advance(time);
    await stage.turn();
  };
  return { stage, goOn, texts: () => channel.arrived.map(({ text }) => text) };
}

describe('an announcement whose messages wait for room', () => {
  it('is not sent once it is cancelled', async () => {
    const { stage, goOn, texts } = await waiting();
    await stage.broadcasts.cancel('b1');
    await goOn(2000);
    await goOn(3_600_000);
    expect(texts()).toEqual([]);
    expect(Object.keys(await stage.states('b1'))).toEqual([expect.stringMatching(/^cancelled/)]);
  });

  it('waits on while it is paused, and goes once it is resumed', async () => {
    const { stage, goOn, texts } = await waiting();
    await stage.broadcasts.pause('b1');
    await goOn(2000);
    await goOn(3_600_000);
    expect(texts()).toEqual([]);
    await stage.broadcasts.resume('b1');
    await goOn(600_000);
    expect(texts()).toEqual(['Lama', 'Lama', 'Lama']);
  });

  it('goes to all but those for whom its new text is broken, who stand there with the reason', async () => {
    const { stage, goOn, texts } = await waiting();
    await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Bagian Ibu @(10 / contact.fields.rupiah)' } },
    }));
    await goOn(2000);
    expect(texts()).toEqual(['Bagian Ibu 2', 'Bagian Ibu 2']);
    expect(await stage.states('b1')).toEqual({ sent: 2, 'failed expression': 1 });
  });
});
