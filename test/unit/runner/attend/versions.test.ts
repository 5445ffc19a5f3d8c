import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';

const flow = (thanks: string) => `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: ${thanks}
`;

describe('a flow that is changed while people are in it', () => {
  it('is finished in the version that they began, and begun anew in the new one', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows: { kabar: flow('Terima kasih lama.') }, channel });
    await stage.say('kabar');
    await stage.companion.stop();
    const later = createFakeChannel();
    const again = await createStage({
      flows: { kabar: flow('Terima kasih baru.') },
      channel: later,
      store: stage.store,
      clock: stage.clock,
    });
    await again.say('baik', { key: 'a' });
    await again.say('kabar', { key: 'b' });
    await again.say('baik', { key: 'c' });
    expect(later.arrived.map(({ text }) => text)).toEqual([
      'Terima kasih lama.',
      'Apa kabar?',
      'Terima kasih baru.',
    ]);
  });

  it('is finished although its file is gone', async () => {
    const stage = await createStage({ flows: { kabar: flow('Selesai.') }, channel: createFakeChannel() });
    await stage.say('kabar');
    await stage.companion.stop();
    const later = createFakeChannel();
    const again = await createStage({ flows: {}, channel: later, store: stage.store, clock: stage.clock });
    await again.say('baik', { key: 'a' });
    expect(later.arrived.map(({ text }) => text)).toEqual(['Selesai.']);
  });
});
