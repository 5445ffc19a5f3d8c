import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { createHouse, type House } from '../../support/household.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';

describeWithMongo('people who share a phone, on MongoDB', (server) => {
  let store: Store;
  let house: House;
  beforeEach(async () => {
    store = await openMongoStore({ uri: server().freshUri(), now: Date.now });
    house = await createHouse(['Siti', 'Budi'], { store });
  }, 20_000);
  afterEach(async () => {
    await house.companion.stop();
    await store.close();
  });

  it('are asked one after the other, and each answer is whose it is', async () => {
    const { start, hear, answers, speaker } = house;
    await start('siti');
    expect(await start('budi')).toEqual([]);
    expect(await hear('sehat')).toContain('Untuk Budi: Bagaimana kabarnya?');
    await hear('capek');
    expect([await answers('siti'), await answers('budi'), await speaker()]).toEqual([
      ['sehat'],
      ['capek'],
      'budi',
    ]);
  });

  it('hand the phone to each other', async () => {
    const { start, hear, answers } = house;
    await start('siti');
    await hear('bukan saya');
    await hear('hari');
    await hear('banyak');
    expect(await hear('bukan saya')).toEqual(['Untuk Siti: Bagaimana kabarnya?']);
    await hear('sehat');
    expect([await answers('siti'), await answers('budi')]).toEqual([['sehat'], ['banyak']]);
  });
});
