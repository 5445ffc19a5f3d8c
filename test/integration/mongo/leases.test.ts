import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';

describeWithServers('a lease in MongoDB', { servers: ['mongod'] }, () => {
  let mongo: MongoUnderTest;

  beforeAll(async () => {
    mongo = await startMongo();
  }, 120_000);

  afterAll(async () => {
    await mongo.stop();
  });

  it('tells one that was given back, or never held, from one that ran out', async () => {
    const store = await openMongoStore({ uri: mongo.freshUri(), now: () => 0 });
    const { leases } = store;
    const first = { name: 'telegram', owner: 'one', now: 1000, lasts: 10_000 };
    expect(await leases.take({ ...first, onlyFree: true })).toBe(1);
    const second = { ...first, owner: 'two', now: 60_000 };
    expect(await leases.take({ ...second, onlyFree: true })).toBeNull();
    expect(await leases.take({ ...first, now: 60_000, onlyFree: true })).toBe(1);
    await leases.drop('telegram', 'one');
    expect(await leases.take({ ...second, onlyFree: true })).toBe(2);
    expect(await leases.take({ ...first, now: 70_000 })).toBe(3);
    await store.close();
  });

  it('is one of its name, and given back by nobody but its owner', async () => {
    const store = await openMongoStore({ uri: mongo.freshUri(), now: () => 0 });
    const { leases } = store;
    const wish = { now: 1000, lasts: 10_000 };
    const [one, two] = [
      { owner: 'one', ...wish },
      { owner: 'two', ...wish },
    ] as const;
    expect(await leases.take({ name: 'telegram', ...one })).toBe(1);
    expect(await leases.take({ name: 'whatsapp', ...two })).toBe(1);
    expect(await leases.take({ name: 'sweep', ...one })).toBe(1);
    expect(await leases.take({ name: 'whatsapp', ...one })).toBeNull();
    await leases.drop('telegram', 'two');
    await leases.drop('sweep', 'one');
    expect(await leases.take({ name: 'telegram', ...two })).toBeNull();
    expect(await leases.take({ name: 'sweep', ...two })).toBe(2);
    await store.close();
    // No answer is not the answer that somebody has it.
    await expect(leases.take({ name: 'telegram', ...two })).rejects.toThrow();
  });

  it('is taken from a dead process that took it when the clock was ahead', async () => {
    const store = await openMongoStore({ uri: mongo.freshUri(), now: () => 0 });
    const { leases } = store;
    const wish = { name: 'telegram', lasts: 10_000 };
    expect(await leases.take({ ...wish, owner: 'dead', now: 3_600_000 })).toBe(1);
    expect(await leases.take({ ...wish, owner: 'two', now: 1000 })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'two', now: 10_999 })).toBeNull();
    // It was not given back: what its holder was sending may still be on its way.
    expect(await leases.take({ ...wish, owner: 'two', now: 11_000, onlyFree: true })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'two', now: 11_000 })).toBe(2);
    expect(await leases.take({ ...wish, owner: 'dead', now: 11_500 })).toBeNull();
    await store.close();
  });

  it('is taken from a dead process though the clock was put back twice', async () => {
    const store = await openMongoStore({ uri: mongo.freshUri(), now: () => 0 });
    const { leases } = store;
    const wish = { name: 'telegram', lasts: 10_000 };
    expect(await leases.take({ ...wish, owner: 'dead', now: 7_200_000 })).toBe(1);
    expect(await leases.take({ ...wish, owner: 'two', now: 3_600_000 })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'two', now: 1000 })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'two', now: 11_000 })).toBe(2);
    await store.close();
  });

  it('stays with a process that lives on after the clock was put back', async () => {
    const store = await openMongoStore({ uri: mongo.freshUri(), now: () => 0 });
    const { leases } = store;
    const wish = { name: 'telegram', lasts: 10_000 };
    expect(await leases.take({ ...wish, owner: 'one', now: 3_600_000 })).toBe(1);
    expect(await leases.take({ ...wish, owner: 'two', now: 1000 })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'one', now: 2000 })).toBe(1);
    expect(await leases.take({ ...wish, owner: 'two', now: 11_999 })).toBeNull();
    expect(await leases.take({ ...wish, owner: 'two', now: 12_000 })).toBe(2);
    await store.close();
  });
});
