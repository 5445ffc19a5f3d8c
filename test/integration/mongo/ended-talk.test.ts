import { expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { createNeighbours } from '../../support/neighbours.ts';
import { endedAndOpened, playEndedTalk } from '../../support/play-ended-talk.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { startMongo } from '../../support/servers/start-mongo.ts';

describeWithServers('a talk that a family ends, on MongoDB', { servers: ['mongod'] }, () => {
  it('is ended and opened as on the embedded store', async () => {
    const server = await startMongo();
    const store = await openMongoStore({ uri: server.freshUri(), now: Date.now });
    const people = await createNeighbours({ store });
    expect(await playEndedTalk(people)).toEqual(endedAndOpened);
    await people.companion.stop();
    await store.close();
    await server.stop();
  }, 60_000);
});
