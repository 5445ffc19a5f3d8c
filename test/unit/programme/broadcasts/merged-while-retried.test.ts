import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

/** A broadcast that failed for some of two, who are tried again and made one just when it was read for whom. */
async function setUp(failing: readonly string[]) {
  const fake = createFakeChannel();
  const refused = new Set(failing.map((each) => `simulator:${each}`));
  const channel = {
    ...fake,
    send: (message: OutboundMessage) =>
      refused.has(message.to) ? Promise.reject(new SendError('refused', 'no')) : fake.send(message),
  };
  let strike: (() => Promise<unknown>) | null = null;
  const wrap = (store: Store): Store => ({
    ...store,
    rows: async (query) => {
      const rows = await store.rows(query);
      const merge = query.where?.['state'] === 'failed' ? strike : null;
      strike = merge ? null : strike;
      await merge?.();
      return rows;
    },
  });
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0), wrap });
  await stage.people(2);
  await stage.announce('Kabar');
  await stage.turn();
  refused.clear();
  strike = () => stage.companion.merge('p000', 'p001');
  await stage.broadcasts.retry('b1');
  await stage.turn();
  return { stage, texts: fake.arrived.map(({ text }) => text), isMerged: () => strike === null };
}

describe('a person of whom two contacts are made one at the moment at which a broadcast is tried again', () => {
  it.each([[['p001']], [['p000', 'p001']]])(
    'gets it once, and it is done: failed for %j',
    async (failing) => {
      const { stage, texts, isMerged } = await setUp(failing);
      expect(isMerged()).toBe(true);
      expect(texts).toEqual(['Kabar']);
      expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
      expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
    },
  );
});
