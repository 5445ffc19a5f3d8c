import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedScheduler } from '../../../../src/queue/embedded/create-embedded-scheduler.ts';
import { type Scheduler } from '../../../../src/queue/scheduler.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };
/** Another process holds the channel. */
const leases = { take: () => Promise.resolve(null), drop: () => Promise.resolve() };

describe('what another process is to send', () => {
  let clock: FakeClock;
  let telegram: FakeChannel;
  let stage: Stage;
  let ring: (ids: readonly string[]) => Promise<void>;
  let told: number;

  beforeEach(async () => {
    clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    telegram = createFakeChannel('telegram');
    told = 0;
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const row = { address: 'telegram:siti', contacts: ['siti'], speaker: 'siti' } as const;
    const siti = sampleRecord('siti', 1, { addresses: ['telegram:siti'] });
    await store.write({ contacts: [writeOf(siti, { addresses: [row] })], rows: [] });
    const scheduler = createEmbeddedScheduler({ clock, onError: () => undefined });
    const start: Scheduler['start'] = (rings) => {
      ring = rings;
      return scheduler.start(rings);
    };
    const wake: Scheduler['wake'] = (id, at, role) => {
      if (role === undefined) {
        scheduler.wake(id, at);
      } else {
        told += 1;
      }
    };
    stage = await createStage({
      ...{ flows, clock, store, leases, channel: telegram },
      scheduler: { ...scheduler, start, wake },
    });
  });
  afterEach(() => stage.companion.stop());

  const look = async (): Promise<void> => {
    await ring(['siti']);
    await stage.companion.settled();
  };
  const say = async (key: string): Promise<void> => {
    await stage.companion.hear({ key, name: 'Siti', message: messageOf('telegram:siti', 'salam') });
    await stage.companion.settled();
  };

  it('is told to it at once, and not again every second, however often it is found lying', async () => {
    await say('one');
    // What is written down beside it leaves the document by then, which makes it another one.
    clock.advance(1000);
    await look();
    await look();
    const before = told;
    expect(before).toBeGreaterThan(0);
    for (let seconds = 0; seconds < 3; seconds++) {
      clock.advance(1000);
      await look();
    }
    expect(told).toBe(before);
    clock.advance(2000);
    await look();
    expect([told, telegram.arrived]).toEqual([before + 1, []]);
  });

  it('is told to it at once where there is more of it', async () => {
    await say('one');
    await look();
    const before = told;
    await say('two');
    expect(told).toBeGreaterThan(before);
  });
});
