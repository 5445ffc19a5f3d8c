import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind:
      - { after: 1h, say: Kami tunggu. }
`,
};

/** Everybody has been asked, and the process has ended. */
async function stopWithQuestionsOpen(count: number): Promise<Stage> {
  const stage = await createStage({ flows, channel: createFakeChannel() });
  const people = Array.from({ length: count }, (_, index) => `simulator:orang${index}` as const);
  await Promise.all(
    people.map((from) => stage.companion.hear({ key: from, name: null, message: messageOf(from, 'kabar') })),
  );
  await stage.companion.settled();
  await stage.companion.stop();
  return stage;
}

describe('the sweep', () => {
  it('sets the alarms of more than a page of those who are due soon, without reading them', async () => {
    const people = 1200;
    const { store, clock } = await stopWithQuestionsOpen(people);
    const first = createFakeChannel();
    const tidying = await createStage({ flows, channel: first, store, clock });
    await tidying.companion.stop();
    clock.set(clock.now() + 3_600_000 - 30_000);
    const channel = createFakeChannel();
    let reads = 0;
    const wrap = (inner: Store): Store => ({
      ...inner,
      find: (id) => {
        reads++;
        return inner.find(id);
      },
    });
    const again = await createStage({ flows, channel, store, clock, wrap });
    expect(reads).toBe(0);
    clock.set(clock.now() + 30_000);
    await again.companion.settled();
    expect(new Set(channel.arrived.map(({ to }) => to)).size).toBe(people);
    expect(channel.arrived).toHaveLength(people);
  }, 60_000);

  it('has what was settled dropped by the process that did it, without reading it again', async () => {
    const leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };
    let reads = 0;
    const wrap = (inner: Store): Store => ({
      ...inner,
      find: (id) => {
        reads++;
        return inner.find(id);
      },
    });
    const stage = await createStage({ flows, channel: createFakeChannel(), leases, wrap });
    const { contact } = await stage.say('kabar');
    expect(await stage.store.due(stage.clock.now(), 10)).toMatchObject([{ id: contact }]);
    const before = reads;
    stage.clock.set(stage.clock.now() + 1000);
    await stage.companion.settled();
    expect(reads).toBe(before);
    expect(await stage.store.due(stage.clock.now(), 10)).toEqual([]);
    expect((await stage.store.find(contact))?.outbox).toEqual([]);
    await stage.companion.stop();
  });

  it('does not list a crowd again while it is still taken up, and keeps its lease meanwhile', async () => {
    let takes = 0;
    const leases = {
      take: ({ name }: { readonly name: string }) => {
        takes += name === 'sweep' ? 1 : 0;
        return Promise.resolve(1);
      },
      drop: () => Promise.resolve(),
    };
    const lists: (() => void)[] = [];
    let holding = false;
    const wrap = (inner: Store): Store => ({
      ...inner,
      due: async (...asked) => {
        await new Promise<void>((resolve) => {
          lists.push(resolve);
          if (!holding) {
            resolve();
          }
        });
        return inner.due(...asked);
      },
    });
    const stage = await createStage({ flows, channel: createFakeChannel(), leases, wrap });
    await stage.companion.settled();
    const [listed, taken] = [lists.length, takes];
    holding = true;
    for (let second = 0; second < 5; second++) {
      stage.clock.set(stage.clock.now() + 1000);
      await new Promise((done) => setImmediate(done));
    }
    expect([lists.length - listed, takes - taken]).toEqual([1, 5]);
    holding = false;
    lists.at(-1)?.();
    await stage.companion.settled();
    stage.clock.set(stage.clock.now() + 1000);
    await stage.companion.settled();
    expect(lists.length - listed).toBe(2);
    await stage.companion.stop();
  });

  it('looks once more, and not once a minute, when a clock leaps over a month', async () => {
    let lists = 0;
    const wrap = (inner: Store): Store => ({
      ...inner,
      due: (...asked) => {
        lists++;
        return inner.due(...asked);
      },
    });
    const stage = await createStage({ flows, channel: createFakeChannel(), wrap });
    const { contact } = await stage.say('kabar');
    const before = lists;
    stage.clock.leap(stage.clock.now() + 31 * 86_400_000);
    await stage.companion.settled();
    expect(lists - before).toBeGreaterThan(0);
    expect(lists - before).toBeLessThan(10);
    expect((await stage.store.find(contact))?.contact.session).toBeNull();
    await stage.companion.stop();
  });

  it('takes up more due contacts than a page holds, each once', async () => {
    const people = 2300;
    const stage = await stopWithQuestionsOpen(people);
    stage.clock.set(stage.clock.now() + 3_600_000);
    const later = createFakeChannel();
    const again = await createStage({ flows, channel: later, store: stage.store, clock: stage.clock });
    await again.companion.settled();
    expect(later.arrived).toHaveLength(people);
    expect(new Set(later.arrived.map(({ to }) => to)).size).toBe(people);
    expect(again.companion.health().stranded).toBe(0);
  }, 60_000);
});
