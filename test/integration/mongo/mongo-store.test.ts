import { afterAll, beforeAll } from '@jest/globals';
import { storeSuite } from '../../conformance/store-suite.ts';
import { mongoStoreUnderTest } from '../../support/mongo-store-under-test.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';

describeWithServers('MongoDB', { servers: ['mongod'] }, () => {
  let server: MongoUnderTest;
  beforeAll(async () => {
    server = await startMongo();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
  });

  storeSuite('MongoDB', () => mongoStoreUnderTest(server));
});
