import { afterAll, beforeAll } from '@jest/globals';
import { describeWithServers } from './describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from './start-mongo.ts';

/** Describes what needs a MongoDB server; `server` gives the one that runs from the first test to the last. */
export function describeWithMongo(name: string, body: (server: () => MongoUnderTest) => void): void {
  describeWithServers(name, { servers: ['mongod'] }, () => {
    let server: MongoUnderTest;
    beforeAll(async () => {
      server = await startMongo();
    }, 60_000);
    afterAll(async () => {
      await server.stop();
    });

    body(() => server);
  });
}
