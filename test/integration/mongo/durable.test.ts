import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMongoStore, type SharedStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';

const writing = ['insert', 'update', 'delete', 'findAndModify'];
const durable = { w: 'majority', j: true, wtimeout: 10_000 };
const address = 'simulator:siti';

describeWithMongo('what the store writes', (server) => {
  const asked: { readonly collection: unknown; readonly concern: unknown }[] = [];
  let store: SharedStore;

  beforeAll(async () => {
    const connect = Reflect.get(mongo.MongoClient.prototype, 'connect');
    const spy = jest.spyOn(mongo.MongoClient.prototype, 'connect').mockImplementation(function (
      this: mongo.MongoClient,
    ) {
      this.on('commandStarted', ({ commandName, command }: mongo.CommandStartedEvent) => {
        if (writing.includes(commandName)) {
          asked.push({ collection: command[commandName], concern: command['writeConcern'] });
        }
      });
      return connect.call(this);
    });
    const uri = server().freshUri();
    const watched = `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`;
    store = await openMongoStore({ uri: watched, now: () => 1000 });
    spy.mockRestore();
  }, 60_000);
  afterAll(() => store.close());

  it('is said to be kept when a majority of the replica set has it in the journal', async () => {
    const addresses = [{ address, contacts: ['a'], speaker: 'a' }] as const;
    await store.write({ contacts: [writeOf(sampleRecord('a'), { addresses })], rows: [sampleRow('m')] });
    const ahead = asked.findIndex(({ collection }) => collection === 'rows');
    await store.write({ contacts: [writeOf(sampleRecord('a', 2))], rows: [] });
    await store.write({ contacts: [], rows: [sampleRow('n')] });
    await store.putFact('k', 'v');
    await store.keepFact('l', 'v');
    await store.leases.take({ name: 'x', owner: 'o', now: 1, lasts: 1 });
    await store.leases.drop('x', 'o');
    await store.vault.write('acc', [{ kind: 'k', id: 'i', value: Buffer.from('x'), expires: null }], 1);
    await store.replaceRow(sampleRow('n', { version: 2 }), 1);
    await store.erase('a', 2000);
    // A row is sure with the contact that is written behind it.
    expect(asked).toEqual(
      asked.map(({ collection }, place) => ({ collection, concern: place === ahead ? { w: 1 } : durable })),
    );
    expect(new Set(asked.map(({ collection }) => collection))).toEqual(
      new Set(['addresses', 'contacts', 'facts', 'leases', 'meta', 'rows', 'tombstones', 'vault', 'writers']),
    );
  });
});
