import { describe, expect, it } from '@jest/globals';
import { createCommitter } from '../../../src/runner/committer.ts';
import { type Row } from '../../../src/domain/row.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';

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
    const committer = createCommitter({ store });
    const first = committer.commit({ contact: null, rows: [row('a')], restsOn: [] });
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
    const committer = createCommitter({ store });
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
    const committer = createCommitter({ store, most: 1 });
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
});
