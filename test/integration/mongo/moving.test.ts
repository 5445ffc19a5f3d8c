import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { type Row } from '../../../src/domain/row.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { openMovingSource } from '../../../src/store/embedded/open-moving-source.ts';
import { connect } from '../../../src/store/mongo/connect.ts';
import { inspectMongo } from '../../../src/store/mongo/inspect/inspect-mongo.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import { openMovingTarget } from '../../../src/store/mongo/backup/open-moving-target.ts';
import { type MovingSource, type MovingTarget } from '../../../src/store/moving.ts';
import { type Store } from '../../../src/store/store.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRecord, sampleRow, writeOf } from '../../support/store-samples.ts';
import { useTemporaryFolders } from '../../support/temporary-folder.ts';

const now = () => 5000;
const people = 2000;
const idOf = (index: number): string => `c${String(index).padStart(5, '0')}`;
const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Everybody with an address, a row of messages in an order unlike that of ids, some due, one erased. */
async function fill(store: Store): Promise<void> {
  for (let start = 0; start < people; start += 500) {
    const indexes = Array.from({ length: 500 }, (_, place) => start + place);
    const contacts = indexes.map((index) => {
      const address = `simulator:orang${String(index)}` as const;
      const record = sampleRecord(idOf(index), 1, { addresses: [address], fields: { 'a.b$': 'ñ "x"' } });
      const addresses = [{ address, contacts: [record.id], speaker: record.id }];
      return writeOf(record, { attention: index % 2 === 0 ? index : null, addresses });
    });
    const rows = indexes.flatMap((index): Row[] => [
      sampleRow(`m${String((index * 7919) % people)}`, { contact: idOf(index), data: { n: index } }),
      sampleRow(`r${String(index)}`, { kind: 'results', contact: idOf(index), version: 3 }),
    ]);
    await store.write({ contacts, rows });
  }
  await store.putFact('clock_offset', '60000');
  await store.erase(idOf(1), 4000);
}

async function allOf(store: Store, kind: Row['kind']): Promise<readonly Row[]> {
  return store.rows({ kind, order: 'oldest', limit: people * 2 });
}

describeWithMongo('moving from the embedded store to MongoDB', (server) => {
  const newFolder = useTemporaryFolders();
  async function move(path: string, uri: string): Promise<{ from: object; to: object }> {
    const source = await openMovingSource({ path, now });
    const target = await openMovingTarget({ uri, now }).catch(async (fault: unknown) => {
      await source.close();
      throw fault;
    });
    return ended([source, target], async () => {
      await target.import(source.export());
      const counts = { from: await source.tally(), to: await target.tally() };
      await target.finish();
      return counts;
    });
  }

  async function ended<T>(
    [source, target]: readonly [MovingSource, MovingTarget],
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } finally {
      await source.close();
      await target.close();
    }
  }

  it('brings all of it, rows in their order, and leaves the file as it was', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const before = await openEmbeddedStore({ path, now });
    await fill(before);
    const wanted = {
      salt: before.salt,
      contacts: await before.list({ after: null, limit: people }),
      messages: await allOf(before, 'messages'),
      results: await allOf(before, 'results'),
      due: await before.due(5000, people),
      tombstones: await before.tombstones(),
    };
    await before.close();
    const bytes = hash(path);

    const { from, to } = await move(path, uri);
    expect(to).toEqual(from);
    expect(from).toMatchObject({
      contacts: people - 1,
      addresses: people - 1,
      tombstones: 1,
      facts: 1,
      'rows: messages': people - 1,
      'rows: results': people - 1,
    });
    expect(hash(path)).toBe(bytes);
    expect(existsSync(`${path}-wal`)).toBe(false);

    const after = await openMongoStore({ uri, now });
    expect({
      salt: after.salt,
      contacts: await after.list({ after: null, limit: people }),
      messages: await allOf(after, 'messages'),
      results: await allOf(after, 'results'),
      due: await after.due(5000, people),
      tombstones: await after.tombstones(),
    }).toEqual(wanted);
    expect(await after.getFact('clock_offset')).toBe('60000');
    expect(await after.findAddress('simulator:orang7')).toMatchObject({ speaker: idOf(7) });
    // What is written from now on comes behind what was moved, and who was erased stays so.
    const old = sampleRow('old', { contact: idOf(1), at: 3000 });
    await after.write({
      contacts: [writeOf(sampleRecord(idOf(2), 2))],
      rows: [old, sampleRow('new', { contact: idOf(2) })],
    });
    expect((await after.rows({ kind: 'messages', order: 'newest', limit: 1 }))[0]?.id).toBe('new');
    expect(await after.findRow('messages', 'old')).toBeUndefined();
    await after.close();
  }, 120_000);

  it('is refused where contacts are kept already, and while a process uses the file', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await expect(move(path, uri)).rejects.toMatchObject({ reason: 'in_use' });
    await embedded.close();
    await move(path, uri);
    await expect(move(path, uri)).rejects.toMatchObject({ reason: 'exists' });
  }, 60_000);

  it('is refused where there is no embedded store, and makes none', async () => {
    const path = join(newFolder(), 'semangat.db');
    await expect(move(path, server().freshUri())).rejects.toThrow(/no embedded store/);
    expect(existsSync(path)).toBe(false);
  });

  it('changes nothing when it breaks off, so that it can be done again', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({ contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m')] });
    await embedded.close();
    const source = await openMovingSource({ path, now });
    const target = await openMovingTarget({ uri, now });
    async function* broken() {
      for await (const chunk of source.export()) {
        if (chunk.kind === 'rows') {
          throw new Error('broken off');
        }
        yield chunk;
      }
    }
    await ended([source, target], async () => {
      await expect(target.import(broken())).rejects.toThrow();
      expect(await target.tally()).toMatchObject({ contacts: 0 });
    });
    const { from, to } = await move(path, uri);
    expect(to).toEqual(from);
  }, 60_000);

  it('that died halfway is not started on, and may be done again', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({ contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m')] });
    await embedded.erase('b', 4000);
    await embedded.close();
    const { db, connection } = await connect(uri);
    // Nothing can be put in the place of a view: it dies there, when the erasures are in their place already.
    await db.createCollection('addresses', { viewOn: 'contacts', pipeline: [] });
    await expect(move(path, uri)).rejects.toThrow();
    await db.dropCollection('addresses');
    await connection.close();
    const started = openMongoStore({ uri, now });
    await expect(started).rejects.toThrow(/move .* was not finished\. Run "move-to-mongodb" again/);
    const { from, to } = await move(path, uri);
    expect(to).toEqual(from);
    const opened = await openMongoStore({ uri, now });
    expect(await opened.find('a')).toEqual(sampleRecord('a'));
    await opened.close();
  }, 60_000);

  it('is not started on before both sides were counted', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await embedded.close();
    const source = await openMovingSource({ path, now });
    const target = await openMovingTarget({ uri, now });
    await ended([source, target], () => target.import(source.export()));
    await expect(openMongoStore({ uri, now })).rejects.toMatchObject({ reason: 'corrupt' });
    expect((await inspectMongo({ uri, now })).findings).toContainEqual({
      level: 'bad',
      what: expect.stringContaining('"move-to-mongodb" again'),
    });
    await move(path, uri);
    await (await openMongoStore({ uri, now })).close();
  }, 60_000);

  it('brings what a killed process left in the write-ahead log', async () => {
    const [path, left] = [join(newFolder(), 'semangat.db'), join(newFolder(), 'semangat.db')];
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({ contacts: [writeOf(sampleRecord('a'))], rows: [sampleRow('m')] });
    for (const end of ['', '-wal']) {
      copyFileSync(`${path}${end}`, `${left}${end}`);
    }
    await embedded.close();
    const { to } = await move(left, server().freshUri());
    expect(to).toMatchObject({ contacts: 1, 'rows: messages': 1 });
  }, 60_000);

  it('ends an erasure first that a crash interrupted', async () => {
    const path = join(newFolder(), 'semangat.db');
    const uri = server().freshUri();
    const embedded = await openEmbeddedStore({ path, now });
    await embedded.write({
      contacts: [writeOf(sampleRecord('a'))],
      rows: [sampleRow('m', { contact: 'a' })],
    });
    await embedded.close();
    appendFileSync(join(path, '..', 'erasures.jsonl'), '{"contact":"a","at":4000}\n');
    const { to } = await move(path, uri);
    expect(to).toMatchObject({ contacts: 0, tombstones: 1 });
  }, 60_000);
});
