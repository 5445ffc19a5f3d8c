import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedScheduler } from '../../../../src/queue/embedded/create-embedded-scheduler.ts';
import { type Scheduler } from '../../../../src/queue/scheduler.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { until } from '../../../support/until.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };
const pace = { perSecond: 10, chatEvery: 1000, chatBurst: 1 };
const people = ['ani', 'budi', 'cici', 'dedi'];
const leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };

describe('a message that waits for the pace of a network while another process rings for its contact', () => {
  let clock: FakeClock;
  let telegram: FakeChannel;
  let stage: Stage;
  let ring: (ids: readonly string[]) => unknown;
  /** While it is set, reading somebody takes until it resolves. */
  let reading: Promise<void> | undefined;

  beforeEach(async () => {
    clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    telegram = createFakeChannel('telegram', pace);
    reading = undefined;
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    for (const id of people) {
      const address = `telegram:${id}` as const;
      const row = { address, contacts: [id], speaker: id };
      const record = sampleRecord(id, 1, { addresses: [address] });
      await store.write({ contacts: [writeOf(record, { addresses: [row] })], rows: [] });
    }
    const scheduler = createEmbeddedScheduler({ clock, onError: () => undefined });
    const start: Scheduler['start'] = (rings) => {
      ring = rings;
      return scheduler.start(rings);
    };
    const wrap = (inner: Store): Store => ({
      ...inner,
      find: async (id) => {
        await reading;
        return inner.find(id);
      },
    });
    stage = await createStage({
      ...{ flows, clock, store, wrap, leases, channel: telegram },
      scheduler: { ...scheduler, start },
    });
  });
  afterEach(() => stage.companion.stop());

  const pass = async (tenths: number): Promise<void> => {
    for (let passed = 0; passed < tenths; passed++) {
      clock.advance(100);
      await new Promise((done) => setTimeout(done, 2));
    }
  };
  /** All write; the first is answered at once, the others wait. */
  const askAll = async (): Promise<void> => {
    for (const id of people) {
      const from = `telegram:${id}` as const;
      await stage.companion.hear({ key: id, name: id, message: messageOf(from, 'salam') });
    }
    await until(() => telegram.arrived.length === 1);
  };
  const receivers = () => telegram.arrived.map(({ to }) => to);

  it('keeps its place in the line while it is read again', async () => {
    await askAll();
    let read = (): void => undefined;
    reading = new Promise((done) => (read = done));
    void ring(['budi']);
    await pass(2);
    read();
    reading = undefined;
    await pass(5);
    expect(receivers()).toEqual(people.map((id) => `telegram:${id}`));
  });

  it('comes in its turn however often they are all rung for', async () => {
    await askAll();
    for (let rung = 0; rung < 6; rung++) {
      reading = new Promise((done) => setTimeout(done, 20));
      void ring(people);
      await pass(1);
      await reading;
      reading = undefined;
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(receivers()).toEqual(people.map((id) => `telegram:${id}`));
  });
});
