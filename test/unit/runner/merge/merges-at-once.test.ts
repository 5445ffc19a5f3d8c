import { describe, expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { messageOf } from '../../../support/stage.ts';

type Pair = readonly [string, string];

/** A store that takes its time with each answer, now more and now less. */
const slow = (store: Store): Store => {
  let asked = 0;
  const late = async <T>(answer: Promise<T>): Promise<T> => {
    for (let ticks = (asked += 7) % 5; ticks > 0; ticks -= 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return answer;
  };
  return {
    ...store,
    find: (id) => late(store.find(id)),
    rows: (query) => late(store.rows(query)),
    write: (batch) => late(store.write(batch)),
  };
};

async function begin(wrap: (store: Store) => Store = (store) => store) {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0), wrap });
  await stage.people(3);
  const { companion } = stage;
  const hear = async (who: string, text: string): Promise<string> => {
    const message = messageOf(`simulator:${who}`, text);
    const { contact } = await companion.hear({ key: `${who} ${text}`, name: null, message });
    await companion.settled();
    return contact;
  };
  return { ...stage, channel, hear };
}

describe('merges that are asked for at the same time', () => {
  it.each<readonly [Pair, Pair]>([
    [
      ['p000', 'p002'],
      ['p001', 'p002'],
    ],
    [
      ['p001', 'p002'],
      ['p000', 'p001'],
    ],
    [
      ['p000', 'p001'],
      ['p000', 'p002'],
    ],
  ])('make one person of three, who is heard from each of their phones: %j and %j', async (one, other) => {
    const { companion, store, hear } = await begin(slow);
    await Promise.all([one, other].map(([a, b]) => companion.merge(a, b)));
    await companion.settled();
    const all = (await store.find('p000'))?.contact.addresses;
    expect([...(all ?? [])].sort()).toEqual(['simulator:p000', 'simulator:p001', 'simulator:p002']);
    for (const each of ['p000', 'p001', 'p002']) {
      expect(await hear(each, 'halo')).toBe('p000');
    }
  });

  it('and undone make of each whom they were', async () => {
    const { companion, store, hear } = await begin(slow);
    await companion.merge('p001', 'p002');
    await Promise.all([companion.unmerge('p002'), companion.merge('p000', 'p001')]);
    await companion.settled();
    expect((await store.find('p002'))?.contact.addresses).toEqual(['simulator:p002']);
    expect(await Promise.all(['p000', 'p001', 'p002'].map((each) => hear(each, 'halo')))).toEqual([
      'p000',
      'p000',
      'p002',
    ]);
  });
});

it('sends nothing to the phone of somebody who is another person again', async () => {
  let strike: (() => Promise<unknown>) | null = null;
  const stage = await begin((store) => ({
    ...store,
    rows: async (query) => {
      // What is whose is looked at once the two are two.
      const isTold = query.kind === 'deliveries' && query.contact === 'p000';
      const now = isTold ? strike : null;
      strike = now ? null : strike;
      await now?.();
      return store.rows(query);
    },
  }));
  const { companion, channel, clock, hear } = stage;
  await companion.merge('p000', 'p001');
  await hear('p001', 'halo');
  channel.arrived.splice(0);
  const words = { kind: 'notice', text: 'Rahasia', media: [], from: null, urgent: true } as const;
  strike = async () => {
    await companion.happen('p000', { id: 'n1', at: clock.now(), ...words });
    for (let ticks = 0; ticks < 50; ticks += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await companion.unmerge('p001');
  await companion.settled();
  expect(strike).toBeNull();
  expect(channel.arrived.map(({ to, text }) => [to, text])).toEqual([['simulator:p000', 'Rahasia']]);
});
