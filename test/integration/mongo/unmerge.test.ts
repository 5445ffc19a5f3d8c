import { expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { addTwo, eachTheirOwn, kabarFlows, playUnmerge } from '../../support/play-unmerge.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { createStage } from '../../support/stage.ts';

describeWithMongo('a merge that is undone on MongoDB', (server) => {
  it('gives each its own history, profile and addresses back', async () => {
    const store = await openMongoStore({ uri: server().freshUri(), now: Date.now });
    const stage = await createStage({ flows: kabarFlows, channel: createFakeChannel(), store });
    await addTwo(stage);
    const { before, after, ...whose } = await playUnmerge(stage);
    expect(whose).toEqual(eachTheirOwn);
    expect(after).toEqual(before);
    await stage.companion.stop();
    await store.close();
  }, 20_000);
});
