import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect, type Connected } from '../../../src/store/mongo/connect.ts';
import { putRows } from '../../../src/store/mongo/rows/put-rows.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { sampleRow } from '../../support/store-samples.ts';

describeWithServers('rows that two processes put for the first time', { servers: ['mongod'] }, () => {
  let server: MongoUnderTest;
  let connected: Connected;
  beforeAll(async () => {
    server = await startMongo();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(async () => {
    connected = await connect(server.freshUri());
  });
  afterEach(async () => {
    await connected.connection.close();
  });

  /** Puts rows as a process does whose next places these are. */
  async function put(ids: readonly string[], places: readonly string[], version = 1): Promise<void> {
    const left = [...places];
    const sequence = { mark: 'a', passOver: () => undefined, next: () => left.shift() ?? '' };
    const marks = { during: <T>(write: () => Promise<T>) => write() };
    const rows = ids.map((id) => sampleRow(id, { version }));
    await putRows({ db: connected.db, sequence, marks }, rows, 'durable');
  }

  async function order(): Promise<readonly string[]> {
    const found = await collectionsOf(connected.db).rows.find().sort({ seq: 1 }).toArray();
    return found.map(({ _id }) => _id);
  }

  it('stand in their order, also where the other took a later place and was written first', async () => {
    await put(['heard first'], ['5']);
    await put(['heard first', 'heard then'], ['2', '3']);
    expect(await order()).toEqual(['messages:heard first', 'messages:heard then']);
  });

  it('stay where they are when the other took its place later', async () => {
    await put(['heard first', 'heard then'], ['2', '3']);
    await put(['heard first'], ['5']);
    expect(await order()).toEqual(['messages:heard first', 'messages:heard then']);
  });
});
