import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { createEmbeddedStore } from '../../../../src/store/embedded/create-embedded-store.ts';
import { createErasureLog } from '../../../../src/store/embedded/erasure-log.ts';
import { createEraser } from '../../../../src/store/embedded/eraser.ts';
import { openDatabase } from '../../../../src/store/embedded/open-database.ts';
import { createTables } from '../../../../src/store/embedded/tables.ts';
import { sampleRecord, sampleRow, writeOf } from '../../../support/store-samples.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();

/** A store whose file may grow by so many pages. */
function storeWithRoom(pages: number) {
  const path = join(makeFolder(), 'semangat.db');
  const sql = openDatabase(path);
  const used = Number(sql.one('PRAGMA page_count')?.['page_count']);
  const setRoom = (more: number): void => {
    sql.all(`PRAGMA max_page_count = ${String(used + more)}`);
  };
  setRoom(pages);
  const tables = createTables(sql);
  const eraser = createEraser({ sql, tables, log: createErasureLog(path), forgetCopies: () => undefined });
  return {
    store: createEmbeddedStore({ flush: () => undefined, path, sql, tables, eraser, salt: 'salt' }),
    setRoom,
  };
}

describe('a full disk', () => {
  it('refuses the whole batch, loses nothing and goes on when there is room', async () => {
    const { store, setRoom } = storeWithRoom(4);
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    const batch = {
      contacts: [writeOf(sampleRecord('a', 2)), writeOf(sampleRecord('b', 1, { name: 'x'.repeat(100_000) }))],
      rows: [sampleRow('m')],
    };
    await expect(store.write(batch)).rejects.toMatchObject({ name: 'StoreError', reason: 'full' });
    await expect(store.write(batch)).rejects.toThrow(/free some space/);
    expect(await store.find('a')).toEqual(sampleRecord('a'));
    expect(await store.find('b')).toBeUndefined();
    expect(await store.findRow('messages', 'm')).toBeUndefined();
    setRoom(1000);
    expect(await store.write(batch)).toEqual(['kept', 'kept']);
    await store.close();
  });
});
