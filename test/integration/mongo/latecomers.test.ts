import { beforeEach, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';

describeWithMongo('rows of somebody whom another process has erased', (server) => {
  let uri: string;
  let time: number;
  beforeEach(() => {
    uri = server().freshUri();
    time = 5_000_000;
  });

  const open = (): Promise<Store> => openMongoStore({ uri, now: () => time });
  const put = async (store: Store, id: string, contact: string): Promise<void> => {
    await store.write({ contacts: [], rows: [sampleRow(id, { contact, at: time })] });
  };
  const known = async (store: Store): Promise<readonly string[]> =>
    [...(await store.knownRows('messages', ['before', 'late', 'other']))].sort();

  it('that were on their way are gone a second later, and nobody else’s', async () => {
    const [one, two] = [await open(), await open()];
    await one.write({ contacts: [writeOf(sampleRecord('a')), writeOf(sampleRecord('b'))], rows: [] });
    await put(one, 'before', 'a');
    await two.erase('a', time);
    await put(one, 'late', 'a');
    time += 1000;
    await put(one, 'other', 'b');
    expect(await known(two)).toEqual(['other']);
    await Promise.all([one.close(), two.close()]);
  });

  it('are gone when the process that wrote them stops', async () => {
    const [one, two] = [await open(), await open()];
    await put(one, 'other', 'b');
    await two.erase('a', time);
    await put(one, 'late', 'a');
    await one.close();
    expect(await known(two)).toEqual(['other']);
    await two.close();
  });

  it('are gone at the next opening when it was killed', async () => {
    const [one, two] = [await open(), await open()];
    await put(one, 'other', 'b');
    await two.erase('a', time);
    await put(one, 'late', 'a');
    expect(await known(two)).toEqual(['late', 'other']);
    const three = await open();
    expect(await known(three)).toEqual(['other']);
    await Promise.all([one.close(), two.close(), three.close()]);
  });

  it('stay when they are of who came anew', async () => {
    const [one, two] = [await open(), await open()];
    await two.erase('a', time);
    time += 1000;
    await one.write({
      contacts: [writeOf(sampleRecord('a', 1, { createdAt: time }))],
      rows: [sampleRow('late', { contact: 'a', at: time })],
    });
    const three = await open();
    expect(await known(three)).toEqual(['late']);
    await Promise.all([one.close(), two.close(), three.close()]);
  });
});
