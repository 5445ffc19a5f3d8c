import { expect, it } from '@jest/globals';
import { deliveryRow } from '../../../../src/domain/delivery.ts';
import { createBroadcastBook } from '../../../../src/programme/broadcasts/broadcast-book.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

it('ends although a process died over the row of somebody who had just been merged', async () => {
  const stage = await createBroadcastStage({ flows: {}, channel: createFakeChannel() });
  const { store, clock, broadcasts } = stage;
  await stage.people(2);
  await stage.companion.merge('p000', 'p001');
  await broadcasts.create('b1', inputOf('Kabar'), 'ani');
  await broadcasts.approve('b1', 'budi');
  const { announcement } = await broadcasts.start('b1', { at: null, local: null, confirm: false });
  const book = createBroadcastBook({ store, onChange: () => undefined });
  const at = clock.now();
  const cause = { name: 'broadcast:b1', attempt: 0 };
  const queued = deliveryRow({ cause, contact: 'p001', state: 'queued', reason: null, at });
  await book.moveOn('b1', { ...(await book.progress('b1')), inHand: ['p001'] }, [queued], at);
  await stage.companion.happen('p001', { id: 'e1', at, kind: 'broadcast', announcement, local: null });
  await stage.turn();
  await stage.turn();
  expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
  expect(await broadcasts.get('b1')).toMatchObject({ state: 'done' });
});
