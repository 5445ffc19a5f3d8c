import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

const flows = {
  cerita: `
triggers:
  - keyword: cerita
steps:
  - ask: Ceritakan minggu ini.
    id: story
    answer: text
  - ask: Berapa hari berjualan?
    id: days
    answer: integer
  - say: "Jadi: @results.story"
`,
};

describe('short messages in a row', () => {
  it('are one answer while the next question is held up', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('cerita');
    const hear = (key: string, text: string) =>
      stage.companion.hear({ key, name: null, message: messageOf('simulator:siti', text) });
    await Promise.all([hear('a', 'anak sakit'), hear('b', 'tapi sudah'), hear('c', 'membaik 2 hari')]);
    await stage.companion.settled();
    await stage.say('3');
    expect(channel.arrived.map(({ text }) => text)).toEqual([
      'Ceritakan minggu ini.',
      'Berapa hari berjualan?',
      'Jadi: anak sakit tapi sudah membaik 2 hari',
    ]);
    const results = await stage.rows('results');
    expect(results.map(({ data, version }) => [data['step'], data['value'], version])).toEqual([
      ['story', 'anak sakit tapi sudah membaik 2 hari', 3],
      ['days', 3, 1],
    ]);
  });

  it('are answers of their own once the next question has been tried', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('cerita');
    const open = channel.hold();
    void stage.companion.hear({ key: 'a', name: null, message: messageOf('simulator:siti', 'baik saja') });
    for (let round = 0; round < 20; round++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const second = stage.companion.hear({ key: 'b', name: null, message: messageOf('simulator:siti', '4') });
    open();
    await second;
    await stage.companion.settled();
    const results = await stage.rows('results');
    expect(results.map(({ data }) => data['value'])).toEqual(['baik saja', 4]);
  });

  it('are answers of their own although the question that they answer is sent a second time', async () => {
    const channel = createFakeChannel();
    let gate = Promise.resolve();
    let open: () => void = () => undefined;
    const wrap = (store: Store): Store => ({
      ...store,
      findAddress: async (address) => {
        await gate;
        return store.findAddress(address);
      },
    });
    const stage = await createStage({ flows, channel, wrap });
    await stage.say('cerita');
    channel.faults.push(new SendError('ambiguous', 'no answer'));
    await stage.say('baik saja');
    gate = new Promise((resolve) => (open = resolve));
    // Its network tells of one more address, so that it is looked for who speaks there.
    const answer = stage.companion.hear({
      ...{ key: 'b', name: null, also: ['simulator:ibu-siti'] },
      message: messageOf('simulator:siti', '4'),
    });
    await stage.pass(60_000);
    open();
    await answer;
    await stage.companion.settled();
    expect(channel.arrived.map(({ text }) => text)).toEqual([
      'Ceritakan minggu ini.',
      'Berapa hari berjualan?',
      'Berapa hari berjualan?',
      'Jadi: baik saja',
    ]);
  });

  it('are answers of their own after a restart, when nobody knows what was seen', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('cerita');
    channel.hold();
    void stage.companion.hear({ key: 'a', name: null, message: messageOf('simulator:siti', 'baik saja') });
    for (let round = 0; round < 20; round++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const again = await createStage({
      flows,
      channel: createFakeChannel(),
      store: stage.store,
      clock: stage.clock,
    });
    await again.say('5', { key: 'b' });
    expect((await again.rows('results')).map(({ data }) => data['value'])).toEqual(['baik saja', 5]);
  });
});
