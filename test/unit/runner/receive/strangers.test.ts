import { expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createStage } from '../../../support/stage.ts';

const flows = {
  kabar: `
triggers: [{ keyword: kabar }]
steps:
  - ask: Berapa hari berjualan?
    id: hari
    answer: number
  - say: Dicatat, @results.hari hari.
`,
};

it('a stranger is made by their first message, without being looked for', async () => {
  let finds = 0;
  const wrap = (store: Store): Store => ({
    ...store,
    find: (id) => {
      finds++;
      return store.find(id);
    },
  });
  const channel = createFakeChannel();
  const stage = await createStage({ flows, channel, wrap });
  const before = finds;
  await stage.say('kabar');
  expect(finds - before).toBe(0);
  expect(channel.arrived.map(({ text }) => text)).toEqual(['Berapa hari berjualan?']);
  await stage.say('3');
  expect(channel.arrived.at(-1)?.text).toBe('Dicatat, 3 hari.');
});

it('who is there although their address is not known goes on where they were, and hears nothing twice', async () => {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const first = await createStage({ flows, channel: createFakeChannel(), clock, store });
  const { contact } = await first.say('kabar', { key: 'a' });
  await first.companion.stop();
  // Killed between the contact's write and that of the address.
  const wrap = (inner: Store): Store => ({ ...inner, findAddress: () => Promise.resolve(undefined) });
  const channel = createFakeChannel();
  const again = await createStage({ flows, channel, clock, store, wrap });
  expect(await again.say('kabar', { key: 'a' })).toMatchObject({ contact, seen: true });
  expect(await again.say('4', { key: 'b' })).toMatchObject({ contact, seen: false });
  expect(channel.arrived.map(({ text }) => text)).toEqual(['Dicatat, 4 hari.']);
  await again.companion.stop();
  await store.close();
});
