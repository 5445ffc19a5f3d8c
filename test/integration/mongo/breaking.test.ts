import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { startTcpProxy, type TcpProxy } from '../../support/servers/tcp-proxy.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';

describeWithServers('a MongoDB that breaks', { servers: ['mongod'], own: true }, () => {
  let server: MongoUnderTest;
  let proxy: TcpProxy;
  let store: Store;
  beforeEach(async () => {
    server = await startMongo();
    const port = Number(new URL(server.uri).port);
    proxy = await startTcpProxy(port);
    const uri = `mongodb://127.0.0.1:${String(proxy.port)}/semangat?directConnection=true`;
    store = await openMongoStore({ uri, now: () => 1000 });
  }, 60_000);
  afterEach(async () => {
    await store.close();
    proxy.close();
    await server.stop();
  });

  it('keeps a write whose answer was lost, and says so', async () => {
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    proxy.loseAnswerTo('updates');
    const contacts = [writeOf(sampleRecord('a', 2)), writeOf(sampleRecord('b'))];
    expect(await store.write({ contacts, rows: [] })).toEqual(['kept', 'kept']);
    expect(proxy.lost()).toBe(1);
    expect((await store.find('a'))?.revision).toBe(2);
  });

  it('tells who lost though the answer was lost', async () => {
    await store.write({ contacts: ['a', 'b'].map((id) => writeOf(sampleRecord(id))), rows: [] });
    proxy.loseAnswerTo('updates');
    const contacts = [
      writeOf(sampleRecord('a', 2)),
      writeOf(sampleRecord('b', 7)),
      writeOf(sampleRecord('b', 1)),
    ];
    expect(await store.write({ contacts, rows: [] })).toEqual(['kept', 'lost', 'lost']);
    expect(proxy.lost()).toBe(1);
  });

  it('keeps somebody new though the answer was lost', async () => {
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    proxy.loseAnswerTo('documents');
    const contacts = ['a', 'b'].map((id) => writeOf(sampleRecord(id)));
    expect(await store.write({ contacts, rows: [] })).toEqual(['lost', 'kept']);
    expect(proxy.lost()).toBe(1);
  });

  it('puts rows once though the answer was lost', async () => {
    proxy.loseAnswerTo('documents');
    const rows = ['1', '2'].map((id) => sampleRow(id));
    expect(await store.write({ contacts: [writeOf(sampleRecord('a'))], rows })).toEqual(['kept']);
    expect(proxy.lost()).toBe(1);
    expect(await store.rows({ kind: 'messages', limit: 9, order: 'oldest' })).toEqual(rows);
  });

  it('has everything that was acknowledged after it was killed, and goes on', async () => {
    const row = (revision: number) => sampleRow(String(revision), { contact: 'a' });
    const write = (revision: number) =>
      store.write({ contacts: [writeOf(sampleRecord('a', revision))], rows: [row(revision)] });
    for (let revision = 1; revision <= 50; revision += 1) {
      await write(revision);
    }
    await server.kill();
    await server.restart();
    expect((await store.find('a'))?.revision).toBe(50);
    expect(await store.rows({ kind: 'messages', limit: 99, order: 'oldest' })).toHaveLength(50);
    expect(await write(51)).toEqual(['kept']);
  }, 60_000);

  it('has what was jotted down after it was killed, once any write behind it was acknowledged', async () => {
    const jot = (id: string) => store.jot?.([sampleRow(id, { contact: 'a' })]);
    for (let count = 1; count <= 20; count += 1) {
      const jotted = await jot(String(count));
      const contacts = count % 2 === 0 ? [writeOf(sampleRecord('a', count / 2))] : [];
      await store.write({ contacts, rows: [], ...(jotted && { jotted }) });
    }
    const last = await jot('last');
    await store.write({ contacts: [], rows: [], ...(last && { jotted: last }) });
    await server.kill();
    await server.restart();
    const query = { kind: 'messages', contact: 'a', limit: 99, order: 'oldest' } as const;
    expect((await store.rows(query)).map(({ id }) => id).slice(-2)).toEqual(['20', 'last']);
    expect(await store.rows(query)).toHaveLength(21);
  }, 60_000);

  it('is told again what was jotted down under an election that is over', async () => {
    const jotted = { rows: [sampleRow('jotted')], epoch: 'another' };
    await store.write({ contacts: [], rows: [], jotted });
    await store.write({ contacts: [], rows: [sampleRow('beside')], jotted: { ...jotted, epoch: null } });
    expect(await store.findRow('messages', 'jotted')).toEqual(sampleRow('jotted'));
    const later = { rows: [sampleRow('later'), sampleRow('of b', { contact: 'b' })], epoch: null };
    await store.erase('b', 5000);
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [], jotted: later });
    expect(await store.findRow('messages', 'later')).toEqual(sampleRow('later'));
    expect(await store.findRow('messages', 'of b')).toBeUndefined();
  });

  it('is reported as unavailable while it is gone', async () => {
    await server.kill();
    const contacts = [writeOf(sampleRecord('a'))];
    await expect(store.write({ contacts, rows: [sampleRow('m')] })).rejects.toMatchObject({
      reason: 'unavailable',
    });
    await server.restart();
    expect(await store.write({ contacts, rows: [sampleRow('m')] })).toEqual(['kept']);
  }, 60_000);
});
