import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AddressRow } from '../../../src/domain/contact/address.ts';
import { createAddressCollection } from '../../../src/store/mongo/addresses/address-collection.ts';
import { type Collections, collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect, type Connected } from '../../../src/store/mongo/connect.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { replaceAddress } from '../../../src/store/mongo/addresses/replace-address.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { sampleRecord, writeOf } from '../../support/store-samples.ts';

const address = 'simulator:siti';
const alone: AddressRow = { address, contacts: ['a'], speaker: 'a' };
const shared: AddressRow = { address, contacts: ['a', 'b'], speaker: 'b' };

describeWithServers('the address of somebody who is alone there', { servers: ['mongod'] }, () => {
  let server: MongoUnderTest;
  let connected: Connected;
  let collections: Collections;
  let store: Store;
  beforeAll(async () => {
    server = await startMongo();
    const uri = server.freshUri();
    store = await openMongoStore({ uri, now: () => 1000 });
    connected = await connect(uri);
    collections = collectionsOf(connected.db);
    await store.write({ contacts: [writeOf(sampleRecord('a'), { addresses: [alone] })], rows: [] });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await connected.connection.close();
    await server.stop();
  });

  /** Collections over which nobody is told any more that something changes. */
  const dying = (): Pick<Collections, 'addresses' | 'contacts'> => ({
    addresses: collections.addresses,
    contacts: Object.create(collections.contacts, {
      updateOne: { value: () => Promise.reject(new Error('killed')) },
    }) as Collections['contacts'],
  });

  it('is not to be remembered from before they are told of a change until it is made', async () => {
    await expect(replaceAddress(dying(), shared)).rejects.toThrow('killed');
    expect(await store.findAddress(address)).toEqual({ ...alone, moving: true });
    expect((await store.find('a'))?.revision).toBe(1);
    await replaceAddress(collections, shared);
    expect(await store.findAddress(address)).toEqual(shared);
    expect((await store.find('a'))?.revision).toBe(2);
  });

  it('is shared with who came there by another process since it was looked up, and both are told', async () => {
    await collections.addresses.deleteOne({ _id: address });
    await store.write({ contacts: [writeOf(sampleRecord('b', 1, { addresses: [address] }))], rows: [] });
    const before = [(await store.find('a'))?.revision ?? 0, (await store.find('b'))?.revision ?? 0];
    const put = (rows: readonly AddressRow[]) => createAddressCollection(collections).put(rows);
    await put([{ ...alone, found: [] }]);
    await put([{ address, contacts: ['b'], speaker: 'b', found: [] }]);
    expect(await store.findAddress(address)).toEqual({ address, contacts: ['a', 'b'], speaker: 'a' });
    const after = [(await store.find('a'))?.revision ?? 0, (await store.find('b'))?.revision ?? 0];
    expect(after.map((each, place) => each > (before[place] ?? 0))).toEqual([true, true]);
    await put([{ address, contacts: [], speaker: 'a', found: ['a'] }]);
    expect(await store.findAddress(address)).toEqual({ address, contacts: ['b'], speaker: 'b' });
  });

  it('stays left although the row of when they came is put after that of when they left', async () => {
    await collections.addresses.deleteOne({ _id: address });
    const put = (rows: readonly AddressRow[]) => createAddressCollection(collections).put(rows);
    await put([{ address, contacts: [], speaker: 'a', found: ['a'] }]);
    await put([{ ...alone, found: [] }]);
    expect(await store.findAddress(address)).toEqual({ address, contacts: [], speaker: 'a' });
    await put([{ address, contacts: ['b'], speaker: 'b', found: [] }]);
    await put([{ ...alone, found: [] }]);
    expect(await store.findAddress(address)).toEqual({ address, contacts: ['b'], speaker: 'b' });
  });

  it('is what one of several put who changed it at once, and they are told each time', async () => {
    await collections.addresses.updateOne({ _id: address }, { $set: { contacts: ['a'], speaker: 'a' } });
    const addresses = createAddressCollection(collections);
    const wanted = ['b', 'c', 'd', 'e'].map((id) => ({ address, contacts: ['a', id], speaker: id }) as const);
    await Promise.all(wanted.map((row) => addresses.put([row])));
    expect(wanted).toContainEqual(await store.findAddress(address));
    expect((await store.find('a'))?.revision).toBeGreaterThan(2);
  });

  it('is told of once more when it is put as it was while somebody changes it', async () => {
    await collections.addresses.updateOne({ _id: address }, { $set: { contacts: ['a'], speaker: 'a' } });
    const { contacts } = collections;
    let between: number | undefined;
    const slow = Object.create(contacts, {
      updateOne: {
        value: async (...[filter, update]: Parameters<Collections['contacts']['updateOne']>) => {
          const done = await contacts.updateOne(filter, update);
          if (between === undefined) {
            await replaceAddress(collections, alone);
            between = (await store.find('a'))?.revision;
          }
          return done;
        },
      },
    }) as Collections['contacts'];
    await replaceAddress({ addresses: collections.addresses, contacts: slow }, shared);
    expect(await store.findAddress(address)).toEqual(shared);
    expect((await store.find('a'))?.revision).toBeGreaterThan(between ?? Infinity);
  });
});
