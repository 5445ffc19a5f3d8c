import { expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { playParting } from '../../../support/play-parting.ts';

it('comes once to each of two who are parted by a process that does not send, while it is on its way', async () => {
  const store = await openEmbeddedStore({ path: ':memory:', now: Date.now });
  expect(await playParting([store, store])).toEqual({
    arrived: ['simulator:p000', 'simulator:p001'],
    states: { sent: 2 },
  });
});
