import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { collectionsOf } from '../../../src/store/mongo/collections.ts';
import { connect, type Connected } from '../../../src/store/mongo/connect.ts';
import { createPlaceMarks, type PlaceMarks } from '../../../src/store/mongo/rows/place-marks.ts';
import { createRowCollection, type RowCollection } from '../../../src/store/mongo/rows/row-collection.ts';
import { rowDocument } from '../../../src/store/mongo/rows/row-document.ts';
import { createSequence } from '../../../src/store/mongo/rows/sequence.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';
import { sampleRow } from '../../support/store-samples.ts';
import { until } from '../../support/until.ts';

interface Process {
  readonly marks: PlaceMarks;
  readonly rows: RowCollection;
  /** Puts a row; `held` keeps it from the database after it took its place. */
  put(id: string, held?: Promise<void>): Promise<void>;
}

describeWithMongo('a list that is followed while several processes write', (server) => {
  let connected: Connected;
  let one: Process;
  let other: Process;
  beforeEach(async () => {
    connected = await connect(server().freshUri());
    [one, other] = [createProcess(), createProcess()];
  });
  afterEach(async () => {
    await Promise.all([one.marks.close(), other.marks.close()]);
    await connected.connection.close();
  });

  function createProcess(): Process {
    const collections = collectionsOf(connected.db);
    const sequence = createSequence({ last: undefined, now: Date.now });
    const marks = createPlaceMarks({ writers: collections.writers, sequence, patience: 1000 });
    const put = (id: string, held = Promise.resolve()): Promise<void> =>
      marks.during(async () => {
        const document = rowDocument(sampleRow(id), sequence.next());
        await held;
        await collections.rows.insertOne(document);
      });
    return { marks, put, rows: createRowCollection(collections, marks) };
  }

  async function follow({ rows }: Process, after?: string): Promise<readonly string[]> {
    const query = { kind: 'messages', order: 'oldest', limit: 10, following: true } as const;
    return (await rows.query({ ...query, ...(after === undefined ? {} : { after }) })).map(({ id }) => id);
  }

  async function putLate(
    writer: Process,
  ): Promise<{ readonly done: Promise<void>; readonly go: () => void }> {
    await writer.put('first');
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const done = writer.put('late', held);
    await new Promise(setImmediate);
    return { done, go };
  }

  it('shows no row of another process before those that took their places earlier', async () => {
    const { done, go } = await putLate(one);
    await other.put('later');
    const page = follow(other, 'first');
    const { writers } = collectionsOf(connected.db);
    await until(async () => (await writers.countDocuments({ asked: { $gt: '' } })) > 0);
    go();
    expect(await page).toEqual(['late', 'later']);
    await done;
  });

  it('waits for the same process, too, and for nobody where nothing is under way', async () => {
    const { done, go } = await putLate(one);
    await one.put('later');
    const page = follow(one, 'first');
    const { writers } = collectionsOf(connected.db);
    for (let times = 0; times < 5; times++) {
      await writers.countDocuments({});
    }
    go();
    expect(await page).toEqual(['late', 'later']);
    await done;
    expect(await follow(one, 'late')).toEqual(['later']);
  });

  it('gives up a process that died', async () => {
    const { writers } = collectionsOf(connected.db);
    await writers.insertOne({ _id: 'dead', asked: '', answered: '' });
    await one.put('first');
    expect(await follow(other)).toEqual(['first']);
    expect(await writers.countDocuments({ _id: 'dead' })).toBe(0);
  });

  it('knows a process again that was given up and lives', async () => {
    const { writers } = collectionsOf(connected.db);
    await other.put('first');
    await writers.deleteMany({});
    await until(async () => (await writers.countDocuments({})) > 0);
    expect(await other.marks.others()).toEqual(new Map());
    expect((await one.marks.others()).size).toBe(1);
  });
});
