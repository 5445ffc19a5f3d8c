import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { createStage } from '../../support/stage.ts';
import { sampleRecord, writeOf } from '../../support/store-samples.ts';

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

  it('by another process that only then takes away the address leaves it to whoever wrote meanwhile', async () => {
    const address = { address: 'simulator:siti', contacts: ['x'], speaker: 'x' } as const;
    const store = await openEmbeddedStore({ path: ':memory:', now: () => 0 });
    await store.write({ contacts: [writeOf(sampleRecord('x'), { addresses: [address] })], rows: [] });
    await store.erase('x', 0);
    await store.write({ contacts: [writeOf(sampleRecord('other'), { addresses: [address] })], rows: [] });
    let goes = true;
    const wrap = (inner: Store): Store => ({
      ...inner,
      write: async (batch) => {
        if (goes && batch.contacts.some(({ record }) => record.id === 'x')) {
          goes = false;
          await inner.erase('x', 0);
        }
        return inner.write(batch);
      },
    });
    const stage = await createStage({ flows, channel: createFakeChannel(), store, wrap });
    expect(await stage.say('kabar')).toMatchObject({ contact: 'x' });
    expect(await store.findAddress('simulator:siti')).toEqual(address);
  });

  it('of nobody says so', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    expect(await stage.companion.erase('c-nobody')).toBe(false);
  });
});
