import { describe, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type ContactWrite, type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const start = Date.parse('2025-05-05T10:00:00+07:00');
const flows = {
  kabar: `triggers: [{ keyword: kabar }]\nsteps:\n  - ask: Apa kabar?\n    id: kabar\n    answer: text\n`,
};

/** One process of several that sweeps, with contacts that are to be looked at so long after its start. */
async function createSweeping(people: Readonly<Record<string, number>>, channel = createFakeChannel()) {
  const clock = createFakeClock(start);
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const contacts = Object.entries(people).map(([id, after]) =>
    writeOf(sampleRecord(id), { attention: start + after }),
  );
  await store.write({ contacts, rows: [] });
  const [read, woken]: [string[], string[]] = [[], []];
  const lease = { fence: 1 };
  const faults: Error[] = [];
  const find: Store['find'] = (id) => (read.push(id), store.find(id));
  const stage = await createStage({
    ...{ flows, channel, clock, store },
    wrap: (inner) => ({ ...inner, find, due: (...asked) => refuseOnce(faults) ?? inner.due(...asked) }),
    leases: { take: () => Promise.resolve(lease.fence), drop: () => Promise.resolve() },
    scheduler: {
      start: () => Promise.resolve(),
      wake: (id) => void woken.push(id),
      serve: () => Promise.resolve(),
      leave: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      clock.advance(1000);
      await stage.companion.settled();
    }
  };
  const tick = async (seconds: number): Promise<void> => {
    for (let part = 0; part < seconds * 10; part++) {
      clock.advance(100);
      await new Promise((done) => setTimeout(done, 3));
    }
  };
  return { stage, read, woken, lease, faults, pass, tick };
}

function refuseOnce(faults: Error[]): Promise<never> | undefined {
  const fault = faults.shift();
  return fault && Promise.reject(fault);
}

describe('the sweep of several processes', () => {
  it('leaves whoever became due to the process that has them in hand, for three seconds', async () => {
    const { stage, read, pass } = await createSweeping({ left: -3000, fresh: -1000 });
    expect(read).toEqual(['left']);
    await pass(1);
    expect(read).not.toContain('fresh');
    await pass(1);
    expect(read).toContain('fresh');
    await stage.companion.stop();
  });

  it('sets the alarms of who is due soon once a minute, and again when another swept in between', async () => {
    const { stage, woken, lease, pass } = await createSweeping({ soon: 50_000, later: 100_000 });
    await pass(10);
    expect(woken).toEqual(['soon']);
    // The alarms of whoever swept in between may have died with it.
    lease.fence = 2;
    await pass(10);
    expect(woken).toEqual(['soon', 'soon']);
    await pass(60);
    expect(woken).toEqual(['soon', 'soon', 'later']);
    await stage.companion.stop();
  });

  it('sets the alarms within the second after a look that the store cut short', async () => {
    const { stage, woken, faults, pass } = await createSweeping({ soon: 100_000 });
    await pass(59);
    faults.push(new Error('the store is away'));
    await pass(1);
    expect(woken).toEqual([]);
    await pass(2);
    expect(woken).toEqual(['soon']);
    await stage.companion.stop();
  });

  it('reads again who is known here, since another process may have written and died', async () => {
    const { stage, pass } = await createSweeping({});
    const { contact } = await stage.say('kabar');
    await pass(5);
    const record = (await stage.store.find(contact)) ?? sampleRecord(contact);
    const event = {
      id: 'x',
      at: start,
      kind: 'message',
      message: messageOf('simulator:siti', 'baik'),
    } as const;
    const left = { ...record, revision: record.revision + 1, pending: [{ event, tries: 0 }] };
    await stage.store.write({
      contacts: [{ record: left, from: record.revision, attention: start, addresses: [] }],
      rows: [],
    });
    await pass(5);
    expect(await stage.store.find(contact)).toMatchObject({ pending: [], contact: { session: null } });
    await stage.companion.stop();
  });

  it('takes up within seconds whom a dead process left, while a thousand wait for the pace of their network', async () => {
    const channel = createFakeChannel('telegram', { perSecond: 10, chatEvery: 1000, chatBurst: 5 });
    const { stage, tick } = await createSweeping({}, channel);
    const people = Array.from({ length: 1000 }, (_, place) => `telegram:${place}` as const);
    const heard = people.map((from) =>
      stage.companion.hear({ key: from, name: null, message: messageOf(from, 'kabar') }),
    );
    await Promise.all(heard);
    await tick(5);
    await stage.store.write({ contacts: [leftLying('left', start)], rows: [] });
    await tick(5);
    expect(channel.arrived.length).toBeLessThan(200);
    expect((await stage.store.find('left'))?.pending).toEqual([]);
    const stopped = stage.companion.stop();
    await tick(1);
    await stopped;
  }, 60_000);
});

/** What somebody wrote, kept by a process that died before it was played. */
function leftLying(id: string, attention: number): ContactWrite {
  const event = {
    id: 'x',
    at: attention,
    kind: 'message',
    message: messageOf('simulator:siti', 'baik'),
  } as const;
  return writeOf({ ...sampleRecord(id), pending: [{ event, tries: 0 }] }, { attention });
}
