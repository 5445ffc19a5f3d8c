import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createStage } from '../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: Terima kasih.
`,
};

describe('an erasure', () => {
  it('leaves no row and no contact; whoever writes again is a stranger', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const { contact } = await stage.say('kabar');
    expect(await stage.companion.erase(contact)).toBe(true);
    expect(await stage.store.size()).toMatchObject({ contacts: 0 });
    for (const kind of ['messages', 'results', 'sessions', 'tasks', 'consents', 'incidents'] as const) {
      expect(await stage.rows(kind)).toEqual([]);
    }
    stage.clock.advance(1000);
    const again = await stage.say('kabar', { key: 'new' });
    expect(again).toMatchObject({ contact, seen: false });
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Apa kabar?']);
  });

  it('lets a send that is under way leave no trace', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const open = channel.hold();
    const { contact } = await stage.companion.hear({
      key: 'k',
      name: 'Siti',
      message: {
        from: 'simulator:siti',
        text: 'kabar',
        media: [],
        tap: null,
        startCode: null,
        edited: false,
        sentAt: null,
      },
    });
    await stage.companion.erase(contact);
    open();
    await stage.companion.settled();
    expect(await stage.store.size()).toMatchObject({ contacts: 0 });
    expect(await stage.rows('messages')).toEqual([]);
  });

  it('of nobody says so', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    expect(await stage.companion.erase('c-nobody')).toBe(false);
  });
});
