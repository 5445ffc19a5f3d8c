import { describe, expect, it } from '@jest/globals';
import { type FlowTexts } from '../../../../src/programme/publishing/create-publisher.ts';
import { createPublisher } from '../../../../src/programme/publishing/create-publisher.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';

/** A publisher whose folder and live flows are plain tables; a text with "!" in it has a fault. */
async function publisherOn(texts: Readonly<Record<string, string>>) {
  const store = await openEmbeddedStore({ path: ':memory:', now: () => 0 });
  const files = new Map(Object.entries(texts));
  const live = { texts: new Map(files) as FlowTexts };
  const another = () =>
    createPublisher({
      store,
      now: () => 1000,
      files: () => files,
      live: () => live.texts,
      versionOf: (text) => `v-${text}`,
      check: (all) => [...all].filter(([, text]) => text.includes('!')).map(([flow]) => `${flow} is broken`),
      goLive: (next) => {
        live.texts = next;
      },
    });
  return { store, files, publisher: another(), another, live: () => Object.fromEntries(live.texts) };
}

describe('a publisher', () => {
  it('lets the named files go live, the others stay as they are, and logs who did it', async () => {
    const { files, publisher, live } = await publisherOn({ kabar: 'a', sapa: 'a' });
    files.set('kabar', 'b').set('sapa', 'b').set('baru', 'a');
    expect(await publisher.drafts()).toEqual({
      on: false,
      faults: [],
      drafts: [
        { flow: 'baru', change: 'new' },
        { flow: 'kabar', change: 'changed' },
        { flow: 'sapa', change: 'changed' },
      ],
    });
    await publisher.publish(['kabar'], 'Rini');
    expect(live()).toEqual({ kabar: 'b', sapa: 'a' });
    await publisher.publish([], 'Budi');
    expect(live()).toEqual({ kabar: 'b', sapa: 'b', baru: 'a' });
    const log = await publisher.log({ limit: 10 });
    expect(log.map(({ act, by, at }) => [act, by, at])).toEqual([
      ['publish', 'Budi', 1000],
      ['publish', 'Rini', 1000],
    ]);
    expect(log[1]?.steps).toEqual([{ flow: 'kabar', from: 'v-a', to: 'v-b' }]);
    expect((await publisher.drafts()).on).toBe(true);
  });

  it('does once what a request with one name asks for, also where another process is asked again', async () => {
    const { files, publisher, live, another } = await publisherOn({ kabar: 'a' });
    for (const text of ['b', 'c']) {
      files.set('kabar', text);
      await publisher.publish([], 'Rini', text);
    }
    const first = await publisher.back('kabar', 'Rini', 'back');
    expect(await publisher.back('kabar', 'Rini', 'back')).toEqual(first);
    expect(await another().back('kabar', 'Rini', 'back')).toEqual(first);
    expect(await another().publish([], 'Rini', 'c')).toMatchObject({ act: 'publish' });
    expect(live()).toEqual({ kabar: 'b' });
    expect(await publisher.log({ limit: 10 })).toHaveLength(3);
  });

  it('goes back by one version each time, and takes away what was not there before', async () => {
    const { files, publisher, live } = await publisherOn({ kabar: 'a' });
    for (const text of ['b', 'c']) {
      files.set('kabar', text);
      await publisher.publish([], 'Rini');
    }
    await publisher.back('kabar', 'Rini');
    expect(live()).toEqual({ kabar: 'b' });
    await publisher.back('kabar', 'Rini');
    expect(live()).toEqual({ kabar: 'a' });
    await expect(publisher.back('kabar', 'Rini')).rejects.toMatchObject({ reason: 'no_earlier' });
    files.set('kabar', 'a').set('baru', 'x');
    await publisher.publish([], 'Rini');
    await publisher.back('baru', 'Rini');
    expect(live()).toEqual({ kabar: 'a' });
  });

  it('goes back to what it went back from by publishing it again', async () => {
    const { files, publisher, live } = await publisherOn({ kabar: 'a' });
    files.set('kabar', 'b');
    await publisher.publish([], 'Rini');
    await publisher.back('kabar', 'Rini');
    await publisher.publish(['kabar'], 'Rini');
    expect(live()).toEqual({ kabar: 'b' });
    await publisher.back('kabar', 'Rini');
    expect(live()).toEqual({ kabar: 'a' });
  });

  it.each([
    ['files with a fault', ['kabar'], 'faults', /kabar is broken\nnothing went live/],
    ['a flow that is nowhere', ['mana'], 'unknown', /no flow "mana"/],
    ['what does not differ', ['sapa'], 'nothing', /nothing differs/],
  ])('lets nothing of it go live: %s', async (_, flows, reason, message) => {
    const { files, publisher, live } = await publisherOn({ kabar: 'a', sapa: 'a' });
    files.set('kabar', 'b!');
    const wish = publisher.publish(flows, 'Rini');
    await expect(wish).rejects.toMatchObject({ reason, message: expect.stringMatching(message) });
    expect(live()).toEqual({ kabar: 'a', sapa: 'a' });
    expect(await publisher.log({ limit: 10 })).toEqual([]);
  });

  it('keeps the source of every version, for those who are in it', async () => {
    const { files, publisher, store } = await publisherOn({ kabar: 'a' });
    files.set('kabar', 'b');
    await publisher.publish([], 'Rini');
    expect((await store.findRow('flows', 'kabar@v-b'))?.data).toMatchObject({ source: 'b' });
  });

  it('does two wishes one after the other', async () => {
    const { files, publisher, live } = await publisherOn({ kabar: 'a', sapa: 'a' });
    files.set('kabar', 'b').set('sapa', 'b');
    await Promise.all([publisher.publish(['kabar'], 'Rini'), publisher.publish(['sapa'], 'Budi')]);
    expect(live()).toEqual({ kabar: 'b', sapa: 'b' });
  });

  it('leaves it to the files again when drafts are turned off', async () => {
    const { publisher } = await publisherOn({ kabar: 'a' });
    await publisher.turn(true, 'Rini');
    expect((await publisher.drafts()).on).toBe(true);
    await publisher.turn(false, 'Rini');
    expect((await publisher.drafts()).on).toBe(false);
  });
});
