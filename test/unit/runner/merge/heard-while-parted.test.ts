import { expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { messageOf } from '../../../support/stage.ts';

it('takes nobody for a stranger who writes in the moment in which a merge is undone', async () => {
  const before = await createBroadcastStage({ channel: createFakeChannel() });
  const { store, clock } = before;
  await before.people(2);
  await before.companion.merge('p000', 'p001');
  await before.companion.stop();
  let strike: (() => Promise<unknown>) | null = null;
  const wrap = (inner: Store): Store => ({
    ...inner,
    findAddress: async (address) => {
      const row = await inner.findAddress(address);
      const now = strike;
      strike = null;
      await now?.();
      return row;
    },
  });
  // A process that has just begun and knows of nobody by heart.
  const { companion } = await createBroadcastStage({ channel: createFakeChannel(), store, clock, wrap });
  let parting: Promise<unknown> = Promise.resolve();
  strike = async () => {
    parting = companion.unmerge('p001');
    for (let tick = 0; tick < 200; tick += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await companion.hear({ key: 'k1', name: null, message: messageOf('simulator:p001', 'halo') });
  await parting;
  await companion.settled();
  const all = await store.listIds({ after: null, limit: 9 });
  expect([...all].sort()).toEqual(['p000', 'p001']);
});
