import { describe, expect, it } from '@jest/globals';
import { createCommitter } from '../../../../src/runner/commit/committer.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { type Batch, type Store, StoreError } from '../../../../src/store/store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const row = (id: string): Row => ({ kind: 'messages', id, contact: null, at: 0, version: 1, data: {} });

describe('the group commit', () => {
  it('lets what arrives while a blocking write is under way share the next one', async () => {
    const batches: number[] = [];
    const store = {
      write: ({ rows }: Parameters<Store['write']>[0]) => {
        batches.push(rows.length);
        return Promise.resolve([]);
      },
    } as Pick<Store, 'write'> as Store;
    const committer = createCommitter({ clock: createFakeClock(0), store });
    const first = committer.commit({ contact: writeOf(sampleRecord('c')), rows: [row('a')], restsOn: [] });
    // As requests do: read one by one, in the tick after the write.
    const later = ['b', 'c', 'd'].map(
      (id) =>
        new Promise((done) =>
          setImmediate(
            () => void committer.commit({ contact: null, rows: [row(id)], restsOn: [] }).then(done),
          ),
        ),
    );
    await Promise.all([first, ...later]);
    expect(batches).toEqual([1, 3]);
  });

  it('lets what is too large fail alone, with what rests on it, and writes the others', async () => {
    const written: string[] = [];
    const store = {
      write: ({ rows }: Parameters<Store['write']>[0]) => {
        if (rows.some(({ id }) => id === 'huge')) {
          return Promise.reject(
            new StoreError('too_large', 'The store takes no document of more than 16 MB.'),
          );
        }
        written.push(...rows.map(({ id }) => id));
        return Promise.resolve([]);
      },
    } as Pick<Store, 'write'> as Store;
    const committer = createCommitter({ clock: createFakeClock(0), store });
    const huge = { contact: null, rows: [row('huge')], restsOn: [] };
    const wishes = [
      { contact: null, rows: [row('a')], restsOn: [] },
      huge,
      { contact: null, rows: [row('resting')], restsOn: [huge] },
      { contact: null, rows: [row('b')], restsOn: [] },
    ];
    const ends = await Promise.allSettled(wishes.map((wish) => committer.commit(wish)));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(written).toEqual(['a', 'b']);
  });

  it('writes nothing that rests on what could not be written', async () => {
    const written: string[] = [];
    let full = true;
    const store = {
      write: ({ rows }: Parameters<Store['write']>[0]) => {
        if (full) {
          full = false;
          return Promise.reject(new Error('full'));
        }
        written.push(...rows.map(({ id }) => id));
        return Promise.resolve([]);
      },
    } as Pick<Store, 'write'> as Store;
    const committer = createCommitter({ clock: createFakeClock(0), store, most: 1 });
    const first = { contact: null, rows: [row('a')], restsOn: [] };
    const second = { contact: null, rows: [row('b')], restsOn: [first] };
    const third = { contact: null, rows: [row('c')], restsOn: [second] };
    const ends = await Promise.allSettled(
      [first, second, third, { contact: null, rows: [row('d')], restsOn: [] }].map((wish) =>
        committer.commit(wish),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    expect(written).toEqual(['d']);
  });

  /** A store that rows can be jotted down in, and what was asked of it in order. */
  const jotting = ({ fails = false } = {}) => {
    const asked: string[] = [];
    const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).join(' ');
    const told = ({ contacts, rows, jotted }: Batch) =>
      `write ${contacts.map(({ record }) => record.id).join(' ')} [${ids(rows)}] [${ids(jotted?.rows ?? [])}]`;
    const store = {
      jot: (rows) => {
        asked.push(`jot ${ids(rows)}`);
        return fails ? Promise.reject(new Error('away')) : Promise.resolve({ rows, epoch: 'one' });
      },
      write: (batch) => {
        asked.push(told(batch));
        return Promise.resolve(batch.contacts.map(() => 'kept'));
      },
    } as Pick<Store, 'write' | 'jot'> as Store;
    return { store, asked };
  };
  const rowsAlone = (id: string) => ({ contact: null, rows: [row(id)], restsOn: [] });

  it('makes durable at once what was jotted down while nobody is heard', async () => {
    const { store, asked } = jotting();
    await createCommitter({ clock: createFakeClock(0), store }).commit(rowsAlone('a'));
    expect(asked).toEqual(['jot a', 'write  [] [a]']);
  });

  it('lets the turn of who is being heard make durable what was jotted down before', async () => {
    const { store, asked } = jotting();
    const committer = createCommitter({ clock: createFakeClock(0), store });
    let read: () => void = () => undefined;
    const reading = committer.expect(new Promise<void>((resolve) => (read = resolve)));
    const sent = committer.commit(rowsAlone('a'));
    for (let ticks = 0; ticks < 5; ticks += 1) {
      await new Promise((done) => setImmediate(done));
    }
    expect(asked).toEqual(['jot a']);
    read();
    await reading;
    const turn = { contact: writeOf(sampleRecord('c')), rows: [row('b')], restsOn: [] };
    expect(await Promise.all([sent, committer.commit(turn)])).toEqual(['kept', 'kept']);
    expect(asked).toEqual(['jot a', 'write c [b] [a]']);
  });

  it('waits no longer than a moment for somebody who is not read', async () => {
    const { store, asked } = jotting();
    const clock = createFakeClock(0);
    const committer = createCommitter({ store, clock });
    void committer.expect(new Promise(() => undefined));
    const sent = committer.commit(rowsAlone('a'));
    for (let ticks = 0; ticks < 5; ticks += 1) {
      await new Promise((done) => setImmediate(done));
    }
    expect(asked).toEqual(['jot a']);
    clock.advance(20);
    expect(await sent).toBe('kept');
    expect(asked).toEqual(['jot a', 'write  [] [a]']);
  });

  it('waits no longer for somebody who turns out to want nothing written', async () => {
    const { store, asked } = jotting();
    const committer = createCommitter({ clock: createFakeClock(0), store });
    const reading = committer.expect(
      new Promise((_, reject) =>
        setImmediate(() => {
          reject(new Error('nobody'));
        }),
      ),
    );
    const ends = await Promise.allSettled([committer.commit(rowsAlone('a')), reading]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(asked).toEqual(['jot a', 'write  [] [a]']);
  });

  it('writes like everything else what could not be jotted down', async () => {
    const { store, asked } = jotting({ fails: true });
    await createCommitter({ clock: createFakeClock(0), store }).commit(rowsAlone('a'));
    expect(asked).toEqual(['jot a', 'write  [a] []']);
  });

  it('never jots down what belongs to a turn', async () => {
    const { store, asked } = jotting();
    const committer = createCommitter({ clock: createFakeClock(0), store });
    const turn = { contact: writeOf(sampleRecord('c')), rows: [], restsOn: [] };
    await Promise.all([committer.commit(rowsAlone('a')), committer.commit(turn)]);
    expect(asked).toEqual(['write c [a] []']);
  });
});
