import { expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { addTwo, eachTheirOwn, kabarFlows, playUnmerge } from '../../support/play-unmerge.ts';
import { playParting } from '../../support/play-parting.ts';
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

  it('by another process than the one that sends loses and repeats nothing that is on its way', async () => {
    const uri = server().freshUri();
    const stores = [
      await openMongoStore({ uri, now: Date.now }),
      await openMongoStore({ uri, now: Date.now }),
    ] as const;
    expect(await playParting(stores)).toEqual({
      arrived: ['simulator:p000', 'simulator:p001'],
      states: { sent: 2 },
    });
    await Promise.all(stores.map((each) => each.close()));
  }, 20_000);
});
