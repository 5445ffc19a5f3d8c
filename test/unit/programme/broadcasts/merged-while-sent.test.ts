import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { until } from '../../../support/until.ts';

/** The older one's messages wait on their way, and the younger one's fail, as long as it is told so. */
async function setUp({ faults }: { readonly faults: readonly string[] }) {
  const fake = createFakeChannel();
  const broken = new Set(faults.map((each) => `simulator:${each}`));
  let arrive: () => void = () => undefined;
  const under: string[] = [];
  const network = { way: Promise.resolve() };
  const channel = {
    ...fake,
    send: async (message: OutboundMessage) => {
      if (broken.has(message.to)) {
        throw new SendError('network', 'no connection');
      }
      under.push(message.to);
      await (message.to === 'simulator:p000' ? network.way : null);
      return fake.send(message);
    },
  };
  const struck = { onRead: (): Promise<unknown> => Promise.resolve() };
  const wrap = (store: Store): Store => ({
    ...store,
    findRow: async (kind, id) => {
      const row = await store.findRow(kind, id);
      await (kind === 'deliveries' && id.endsWith('.p000') ? struck.onRead() : null);
      return row;
    },
  });
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0), wrap });
  await stage.people(2);
  const hold = (): void => {
    network.way = new Promise((resolve) => (arrive = resolve));
  };
  const texts = (): readonly string[] => fake.arrived.map(({ text }) => text);
  const release = (): void => {
    arrive();
  };
  return { broken, stage, texts, under, hold, arrive: release, struck };
}

/** What has come an hour later, and how it stands. */
async function inTheEnd({ stage, texts }: Awaited<ReturnType<typeof setUp>>) {
  await stage.pass(60 * 60_000);
  await stage.turn();
  const { state } = await stage.broadcasts.get('b1');
  return { texts: texts(), states: await stage.states('b1'), state };
}

const once = { texts: ['Kabar'], states: { sent: 1, 'skipped merged': 1 }, state: 'done' };

describe('a person of whom two contacts are made one while an announcement is being sent to the older', () => {
  it('gets it once where it arrives just when the merge has read what came already', async () => {
    const set = await setUp({ faults: ['p000', 'p001'] });
    const { stage, broken, struck, texts, hold, arrive } = set;
    await stage.announce('Kabar');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held network': 2 });
    broken.delete('simulator:p000');
    hold();
    stage.clock.advance(60_000);
    await until(() => Promise.resolve(set.under.includes('simulator:p000')));
    let reads = 0;
    struck.onRead = async () => {
      // First the rows are moved, then it is read what came.
      if (++reads === 2) {
        arrive();
        while (texts().length === 0) {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    };
    await stage.companion.merge('p000', 'p001');
    expect(reads).toBeGreaterThan(1);
    broken.clear();
    expect(await inTheEnd(set)).toEqual(once);
  });

  it('gets it once where it was on its way at once, before it stood in the document', async () => {
    const set = await setUp({ faults: ['p001'] });
    const { stage, broken, hold, arrive } = set;
    hold();
    await stage.announce('Kabar');
    const turn = stage.turn();
    while ((await stage.states('b1'))['held network'] !== 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await stage.companion.merge('p000', 'p001');
    arrive();
    await turn;
    broken.clear();
    expect(await inTheEnd(set)).toEqual(once);
  });
});
