import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const flows = {
  salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam, @contact.name.\n`,
  kabar: `triggers: [{ keyword: kabar }]\nsteps:\n  - say: Baik, @contact.name.\n`,
};
const address: Address = 'simulator:siti';

/** Of several processes this one holds every channel. */
const leases: Leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };

interface Watched extends Store {
  reads: number;
  moving: boolean;
  hold: Promise<void> | null;
  /** What happens before each of the next writes. */
  readonly before: (() => Promise<void>)[];
}

/** A store that counts how often addresses are read, and whose writes wait when they are told to. */
function watched(store: Store): Watched {
  const seen = {
    ...store,
    reads: 0,
    moving: false,
    hold: null as Promise<void> | null,
    before: [] as (() => Promise<void>)[],
    findAddress: async (each: Address) => {
      seen.reads++;
      const row = await store.findAddress(each);
      return row && seen.moving ? { ...row, moving: true as const } : row;
    },
    write: async (batch: Parameters<Store['write']>[0]) => {
      await seen.before.shift()?.();
      await seen.hold;
      return store.write(batch);
    },
  };
  return seen;
}

describe('somebody who has an address for themselves', () => {
  let clock: FakeClock;
  let channel: FakeChannel;
  let store: Store;
  let seen: ReturnType<typeof watched>;
  let stage: Stage;
  let alarms: ReturnType<typeof createSharedAlarms>;
  beforeEach(async () => {
    clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    channel = createFakeChannel();
    store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    seen = watched(store);
    alarms = createSharedAlarms(clock.now);
    stage = await createStage({ flows, channel, clock, store: seen, leases, scheduler: alarms() });
  });
  afterEach(async () => {
    await stage.companion.stop();
    await store.close();
  });

  const said = (): readonly (string | null)[] => channel.arrived.map(({ text }) => text);

  /** Another process gives the phone to somebody who has it for themselves. */
  const moveTo = async (id: string, name: string): Promise<void> => {
    const row = { address, contacts: [id], speaker: id };
    const record = sampleRecord(id, 1, { name, addresses: [address] });
    await store.write({ contacts: [writeOf(record, { addresses: [row] })], rows: [] });
  };

  /** Another process brings Budi to the phone, and it is Budi who speaks there. */
  const moveToBudi = async (): Promise<void> => {
    const { contacts } = (await store.findAddress(address)) ?? { contacts: [] };
    const row = { address, contacts: [...contacts, 'budi'], speaker: 'budi' };
    const budi = sampleRecord('budi', 1, { name: 'Budi', addresses: [address] });
    await store.write({ contacts: [writeOf(budi, { addresses: [row] })], rows: [] });
  };

  it('is not looked for again with every message', async () => {
    for (const key of ['a', 'b', 'c', 'd']) {
      await stage.say('salam', { key });
    }
    expect(said()).toEqual(Array.from({ length: 4 }, () => 'Salam, Siti Aminah.'));
    expect(seen.reads).toBe(1);
  });

  it('is looked for each time while somebody is changing that', async () => {
    await stage.say('salam', { key: 'a' });
    await stage.companion.stop();
    stage = await createStage({ flows, channel, clock, store: seen, leases, scheduler: alarms() });
    [seen.reads, seen.moving] = [0, true];
    for (const key of ['b', 'c', 'd']) {
      await stage.say('salam', { key });
    }
    expect(seen.reads).toBe(3);
  });

  it('gets nothing of what comes from there once another process has given it to somebody else', async () => {
    await stage.say('salam', { key: 'a' });
    await moveToBudi();
    const { contact } = await stage.say('salam', { key: 'b' });
    expect(contact).toBe('budi');
    expect(said()).toEqual(['Salam, Siti Aminah.', 'Salam, Budi.']);
  });

  it('gets nothing of it either when the copy is read anew while the message waits', async () => {
    await stage.say('salam', { key: 'a' });
    const before = await store.findAddress(address);
    let release = (): void => undefined;
    seen.hold = new Promise((done) => (release = done));
    const first = stage.say('salam', { key: 'b' });
    const second = stage.say('salam', { key: 'c' });
    await moveToBudi();
    alarms().wake(before?.speaker ?? '', clock.now(), 'simulator');
    seen.hold = null;
    release();
    expect([(await first).contact, (await second).contact]).toEqual(['budi', 'budi']);
    expect(said()).toEqual(['Salam, Siti Aminah.', 'Salam, Budi.', 'Salam, Budi.']);
  });

  /** While the next message is written its speaker changes, and others come before that is noticed. */
  const overtake = (later: Promise<unknown>[]): void => {
    seen.before.push(async () => {
      await moveTo('cici', 'Cici');
      alarms().wake('budi', clock.now(), 'simulator');
      for (const key of ['e', 'f']) {
        later.push(stage.say('kabar', { key }));
        await new Promise((done) => setImmediate(done));
      }
    });
  };

  const knowBudi = async (): Promise<void> => {
    await stage.say('salam', { key: 'a' });
    await moveTo('budi', 'Budi');
    await stage.say('salam', { key: 'b' });
    await stage.say('salam', { key: 'c' });
    channel.arrived.splice(0);
  };

  it('gets nothing of it before what came earlier, though that was on its way to another', async () => {
    await knowBudi();
    const later: Promise<unknown>[] = [];
    overtake(later);
    await stage.say('salam', { key: 'd' });
    await Promise.all(later);
    expect(said()).toEqual(['Salam, Cici.', 'Baik, Cici.', 'Baik, Cici.']);
  });

  it('may change twice while a message looks for whose it is: it is taken all the same', async () => {
    await knowBudi();
    const later: Promise<unknown>[] = [];
    overtake(later);
    seen.before.push(
      () => Promise.resolve(),
      () => moveTo('dedi', 'Dedi'),
    );
    await stage.say('salam', { key: 'd' });
    await Promise.all(later);
    expect(said()).toHaveLength(3);
  });

  it('does not come back by an old copy after an erasure, as long as the new stranger’s history may be', async () => {
    const { contact } = await stage.say('salam', { key: 'a' });
    await store.erase(contact, clock.now());
    clock.advance(1000);
    const other = await createStage({ flows, channel: createFakeChannel(), clock, store, leases });
    await other.companion.hear({ key: 'b', name: 'Budi', message: messageOf(address, 'salam') });
    await other.companion.settled();
    await other.companion.stop();
    await stage.say('salam', { key: 'c' });
    expect(said().at(-1)).toBe('Salam, Budi.');
    expect((await store.find(contact))?.contact.name).toBe('Budi');
  });

  it('is a new stranger there after an erasure by another process', async () => {
    const { contact: first } = await stage.say('salam', { key: 'a' });
    await store.erase(first, clock.now());
    clock.advance(1000);
    await stage.say('salam', { key: 'b' });
    const { contacts = [] } = (await store.findAddress(address)) ?? {};
    expect(contacts).toHaveLength(1);
    expect((await store.find(contacts[0] ?? ''))?.contact.createdAt).toBe(clock.now());
  });
});
