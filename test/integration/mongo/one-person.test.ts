import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Address } from '../../../src/domain/contact/address.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { createFakeChannel, type FakeChannel } from '../../support/fake-channel.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { createStage, messageOf, type Stage } from '../../support/stage.ts';

const pn: Address = 'whatsapp:1/pn/6281234567890';
const lid: Address = 'whatsapp:1/lid/111222333';
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: "Terima kasih, @results.kabar."
`,
};

describeWithMongo('a person with two addresses on MongoDB', (server) => {
  let store: Store;
  let stage: Stage;
  let channel: FakeChannel;
  beforeEach(async () => {
    channel = createFakeChannel('whatsapp');
    store = await openMongoStore({ uri: server().freshUri(), now: Date.now });
    stage = await createStage({ flows, channel, store });
  }, 20_000);
  afterEach(async () => {
    await stage.companion.stop();
    await store.close();
  });

  const hear = async (key: string, from: Address, text: string, also: readonly Address[] = []) => {
    const taken = await stage.companion.hear({ key, name: 'Siti', message: messageOf(from, text), also });
    await stage.companion.settled();
    return taken.contact;
  };

  it('becomes one contact with all that the two had, and is erased as one', async () => {
    const older = await hear('m1', pn, 'halo');
    stage.clock.advance(1000);
    const younger = await hear('m2', lid, 'kabar');
    expect(younger).not.toBe(older);
    expect(await hear('m3', lid, 'baik', [pn])).toBe(older);
    expect(channel.arrived.at(-1)).toMatchObject({ to: lid, text: 'Terima kasih, baik.' });
    const rows = [...(await stage.rows('messages')), ...(await stage.rows('results'))];
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ contact }) => contact))).toEqual(new Set([older]));
    expect(await store.find(younger)).toMatchObject({ forward: older, contact: { addresses: [] } });
    expect(await store.find(older)).toMatchObject({ absorbed: [younger], contact: { addresses: [lid, pn] } });
    await stage.companion.erase(older);
    expect(await store.find(younger)).toBeUndefined();
    expect(await stage.rows('messages')).toEqual([]);
  });

  it('gives up a number that somebody else has now', async () => {
    const former = await hear('m1', pn, 'halo', [lid]);
    const other = await hear('m2', 'whatsapp:1/lid/999', 'halo', [pn]);
    expect(other).not.toBe(former);
    expect((await store.find(former))?.contact.addresses).toEqual([lid]);
    expect(await store.findAddress(pn)).toMatchObject({ contacts: [other], speaker: other });
  });
});
