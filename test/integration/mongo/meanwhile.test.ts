import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type ContactRecord } from '../../../src/domain/contact/contact-record.ts';
import { createAddressCollection } from '../../../src/store/mongo/addresses/address-collection.ts';
import { replaceAddress } from '../../../src/store/mongo/addresses/replace-address.ts';
import { type Collections, collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect, type Connected } from '../../../src/store/mongo/connect.ts';
import { createContactCollection } from '../../../src/store/mongo/contacts/contact-collection.ts';
import { createRemembered } from '../../../src/domain/remembered.ts';
import { type AddressDocument } from '../../../src/store/mongo/documents.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, writeOf } from '../../support/store-samples.ts';

const address = 'simulator:siti';

describeWithMongo('what another process does between a look and a change', (server) => {
  let connected: Connected;
  let collections: Collections;
  let store: Store;
  beforeAll(async () => {
    const uri = server().freshUri();
    store = await openMongoStore({ uri, now: () => 1000 });
    connected = await connect(uri);
    collections = collectionsOf(connected.db);
  }, 60_000);
  beforeEach(async () => {
    await collections.addresses.deleteMany({});
    await collections.contacts.deleteMany({});
  });
  afterAll(async () => {
    await store.close();
    await connected.connection.close();
  });

  const put = (contacts: readonly string[], speaker: string) =>
    collections.addresses.replaceOne({ _id: address }, { contacts, speaker }, { upsert: true });

  /** A collection of which the first look is followed by what somebody else does. */
  function lookedAt<Name extends 'addresses' | 'contacts'>(
    name: Name,
    meanwhile: () => Promise<unknown>,
  ): Collections[Name] {
    let once: (() => Promise<unknown>) | undefined = meanwhile;
    const after = async <T>(looked: T): Promise<T> => {
      const work = once;
      once = undefined;
      await work?.();
      return looked;
    };
    const real = collections[name] as Collections['addresses'];
    return Object.create(real, {
      find: {
        value: (filter: object) => ({
          toArray: async () => after(await real.find(filter).toArray()),
        }),
      },
      findOne: { value: async (filter: object) => after(await real.findOne(filter)) },
    }) as Collections[Name];
  }

  it.each<[string, readonly string[], () => Promise<unknown>, Partial<AddressDocument>]>([
    [
      'comes to the phone that was theirs',
      ['a'],
      () => put(['a', 'b'], 'b'),
      { contacts: ['b'], speaker: 'b' },
    ],
    [
      'joins those who share it',
      ['a', 'b'],
      () => put(['a', 'b', 'c'], 'c'),
      { contacts: ['b', 'c'], speaker: 'c' },
    ],
    ['takes it up', ['a', 'b', 'c'], () => put(['a', 'b', 'c'], 'c'), { contacts: ['b', 'c'], speaker: 'c' }],
  ])('stays when somebody is erased while another %s', async (_, contacts, meanwhile, left) => {
    await put(contacts, contacts.at(-2) ?? 'a');
    const addresses = lookedAt('addresses', meanwhile);
    await createAddressCollection({ addresses, contacts: collections.contacts }).forget('a');
    expect(await collections.addresses.findOne({ _id: address })).toEqual({ _id: address, ...left });
  });

  it('stays when two come to a phone that neither knows', async () => {
    const addresses = lookedAt('addresses', () => put(['b'], 'b'));
    const row = { address, contacts: ['a'], speaker: 'a', found: [] } as const;
    await store.write({ contacts: [writeOf(sampleRecord('a', 1, { addresses: [address] }))], rows: [] });
    await replaceAddress({ addresses, contacts: collections.contacts }, row);
    expect(await store.findAddress(address)).toEqual({ address, contacts: ['b', 'a'], speaker: 'b' });
  });

  it('stays when somebody comes to a phone that another has left', async () => {
    await put(['a'], 'a');
    const row = { address, contacts: ['a', 'b', 'c'], speaker: 'c', found: ['a', 'b'] } as const;
    await replaceAddress(collections, row);
    expect(await store.findAddress(address)).toMatchObject({ contacts: ['a', 'c'] });
  });

  it('stays when the companion of a family is erased who says STOP', async () => {
    const family = sampleRecord('siti', 1, { companion: 'dewi' });
    await store.write({ contacts: [writeOf(family)], rows: [] });
    const consent = { ...family.contact.consent, status: 'opted_out' } as const;
    const contacts = lookedAt('contacts', () =>
      store.write({
        contacts: [writeOf({ ...family, revision: 2, contact: { ...family.contact, consent } })],
        rows: [],
      }),
    );
    const recent = createRemembered<ContactRecord>({ most: 1 });
    await createContactCollection({ collections: { ...collections, contacts }, recent }).partFrom('dewi');
    expect(await store.find('siti')).toMatchObject({
      revision: 3,
      contact: { companion: null, consent: { status: 'opted_out' } },
    });
  });

  it('stays when the address of who was slower is not theirs', async () => {
    const addresses = [{ address, contacts: ['a'], speaker: 'a' }] as const;
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    const late = writeOf(sampleRecord('a', 1, { addresses: [address] }), { addresses });
    expect(await store.write({ contacts: [late], rows: [] })).toEqual(['lost']);
    expect(await store.findAddress(address)).toBeUndefined();
  });
});
