import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noConsent } from '../../../../src/domain/consent.ts';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const hour = 3_600_000;
const evening = Date.parse('2025-05-05T22:00:00+07:00');
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind:
      - { after: 12h, say: Kami tunggu. }
    timeout: { after: 3d }
`,
  hari: `
triggers:
  - after: { date: paid_on, offset: 0d, at: '09:00' }
steps:
  - say: Hari ini.
`,
};

/** The first process that asks holds every channel. */
function createLeases(): Leases {
  const holders = new Map<string, string>();
  return {
    take: ({ name, owner }) => {
      holders.set(name, holders.get(name) ?? owner);
      return Promise.resolve(holders.get(name) === owner ? 1 : null);
    },
    drop: () => Promise.resolve(),
  };
}

/** One process that sends and another one, on one store at ten in the evening. */
async function beginTwo(wrap: (store: Store) => Store) {
  const clock = createFakeClock(evening);
  const realClock = createFakeClock(evening);
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const alarms = createSharedAlarms(clock.now);
  const shared = { flows, clock, realClock, store, leases: createLeases() };
  const channel = createFakeChannel();
  const sender = await createStage({ ...shared, channel, scheduler: alarms() });
  const other = await createStage({ ...shared, channel: createFakeChannel(), scheduler: alarms(), wrap });
  return { clock, realClock, store, channel, sender, other };
}

describe('a clock that is moved over a process that does not send', () => {
  let two: Awaited<ReturnType<typeof beginTwo>>;
  let passing: NodeJS.Timeout;
  let obstacle: Promise<unknown>;

  beforeEach(async () => {
    obstacle = Promise.resolve();
    two = await beginTwo((store) => ({
      ...store,
      due: async (...asked) => {
        await obstacle;
        return store.due(...asked);
      },
    }));
    passing = setInterval(() => {
      two.realClock.set(two.realClock.now() + 10);
    });
  });
  afterEach(async () => {
    await Promise.all([two.sender, two.other].map(({ companion }) => companion.stop()));
    clearInterval(passing);
  });

  it('goes to the first instant and no further, also when there is only something to send at it', async () => {
    const { clock, store, channel, sender, other } = two;
    await sender.say('kabar');
    const addresses: Contact['addresses'] = ['simulator:ani'];
    await store.write({ contacts: [writeOf(sampleRecord('ani', 1, { addresses }))], rows: [] });
    const words = { kind: 'notice', text: 'Halo', media: [], from: null, urgent: false } as const;
    await sender.companion.happen('ani', { id: 'n1', at: clock.now(), ...words });
    await sender.companion.settled();
    const sent = channel.arrived.length;
    const { now, handled } = await other.companion.moveClock('next');
    expect(new Date(now).toISOString()).toBe('2025-05-06T00:00:00.000Z');
    expect([handled, channel.arrived.length - sent]).toEqual([1, 1]);
  });

  it('moves once when both are asked for the same move at the same time', async () => {
    const { clock, sender, other } = two;
    const first = sender.companion.moveClock({ advance: hour }, 'one');
    obstacle = first;
    const second = other.companion.moveClock({ advance: hour }, 'one');
    expect(await second).toEqual(await first);
    expect(clock.now()).toBe(evening + hour);
    await expect(other.companion.moveClock({ advance: 5 }, 'one')).rejects.toThrow('Idempotency-Key');
  });

  it('passes the instant to which the other one has moved what somebody waits for', async () => {
    const { store, channel, sender, other } = two;
    const addresses: Contact['addresses'] = ['simulator:ani'];
    const ani = sampleRecord('ani', 1, { addresses, consent: { ...noConsent, status: 'opted_in' } });
    await store.write({ contacts: [writeOf(ani)], rows: [] });
    const change = ({ companion }: Stage, more: Partial<Contact>) =>
      companion.change('ani', (contact) => ({ ...(contact ?? ani.contact), ...more }));
    await change(sender, { fields: { paid_on: '2025-05-06' } });
    await change(other, { timezone: 'Asia/Jayapura' });
    await sender.companion.moveClock({ advance: 24 * hour });
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Hari ini.']);
    const [sent] = await sender.rows('messages');
    expect(sent && new Date(sent.at).toISOString()).toBe('2025-05-06T00:00:00.000Z');
  });
});
