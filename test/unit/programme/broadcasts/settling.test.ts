import { expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

it('is done also where a process died between the row of a message and the one beside it', async () => {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const channel = createFakeChannel('telegram');
  const life = { dead: false };
  const dying: Store = {
    ...store,
    write: async (batch) => {
      const isLast = batch.rows.some(({ kind, data }) => kind === 'deliveries' && data['state'] === 'sent');
      if (isLast && !life.dead) {
        // What was written in the moment of the kill: the message, and nothing of the broadcast.
        await store.write({ contacts: [], rows: batch.rows.filter(({ kind }) => kind === 'messages') });
      }
      life.dead ||= isLast;
      return life.dead ? new Promise(() => undefined) : store.write(batch);
    },
  };
  const before = await createBroadcastStage({ channel, clock, store: dying });
  await before.people(1, () => ({ shared: ['telegram:p009' as const] }));
  await before.announce('Rapat');
  void before.turn();
  while (!life.dead) {
    await new Promise((done) => setImmediate(done));
  }
  const after = await createBroadcastStage({ channel: createFakeChannel('telegram'), clock, store });
  await after.turn();
  expect(await after.states('b1')).toEqual({ sent: 1 });
  expect(await after.broadcasts.get('b1')).toMatchObject({ state: 'done' });
});
