import { describe, expect, it } from '@jest/globals';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { closeDatabase, openDatabase } from '../../../../src/store/embedded/open-database.ts';
import { createEraser } from '../../../../src/store/embedded/eraser.ts';
import { createErasureLog } from '../../../../src/store/embedded/erasure-log.ts';
import { createTables } from '../../../../src/store/embedded/tables.ts';
import { type Store } from '../../../../src/store/store.ts';
import { sampleRecord, sampleRow, writeOf } from '../../../support/store-samples.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();
const inFolder = (folder: string): Promise<Store> =>
  openEmbeddedStore({ path: join(folder, 'semangat.db'), now: () => 1000 });

const filesWith = (folder: string, text: string): readonly string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

/** A life of a contact among others: the document and the rows change in size, move between pages, and go. */
async function live(store: Store): Promise<void> {
  const everybody = Array.from({ length: 40 }, (_, index) => (index === 17 ? 'erased' : `c${String(index)}`));
  for (let turn = 1; turn <= 12; turn += 1) {
    const word = (id: string): string =>
      (id === 'erased' ? `RAHASIA-${String(turn)} ` : `biasa-${String(turn)} `).repeat((turn * 37) % 90);
    await store.write({
      contacts: everybody.map((id) => writeOf(sampleRecord(id, turn, { name: word(id) }))),
      rows: everybody.flatMap((contact) => [
        sampleRow(`m:${contact}:${String(turn)}`, { contact, data: { text: word(contact) } }),
        sampleRow(`t:${contact}`, { kind: 'tasks', contact, version: turn, data: { title: word(contact) } }),
      ]),
    });
    await store.dropRows('messages', [`m:erased:${String(turn - 1)}`, `m:c3:${String(turn - 1)}`]);
  }
}

describe('erasing in the embedded store', () => {
  it('leaves no byte of any version of the person in any file', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await live(store);
    expect(filesWith(folder, 'RAHASIA')).not.toEqual([]);
    await store.erase('erased', 5000);
    expect(filesWith(folder, 'RAHASIA')).toEqual([]);
    expect(filesWith(folder, 'biasa')).not.toEqual([]);
    await store.close();
    expect(filesWith(folder, 'RAHASIA')).toEqual([]);
  });

  it('leaves no byte when an older backup is put back, although nobody asks', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await live(store);
    const backup = join(makeFolder(), 'backup');
    await store.backup(backup);
    await store.erase('erased', 5000);
    await store.close();
    copyFileSync(backup, join(folder, 'semangat.db'));
    const restored = await inFolder(folder);
    expect(await restored.find('erased')).toBeUndefined();
    expect(await restored.find('c1')).toBeDefined();
    expect(filesWith(folder, 'RAHASIA')).toEqual([]);
    await restored.close();
  });

  it('writes the tombstone beside the database, and nothing of the person', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await store.erase('a', 5000);
    await store.erase('b', 6000);
    await store.close();
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).toBe(
      '{"contact":"a","at":5000}\n{"contact":"b","at":6000}\n',
    );
  });

  it('writes tombstones beside the database that came with a backup from elsewhere', async () => {
    const folder = makeFolder();
    const elsewhere = makeFolder();
    const store = await inFolder(elsewhere);
    await store.erase('a', 5000);
    await store.backup(join(folder, 'semangat.db'));
    await store.close();
    await (await inFolder(folder)).close();
    await (await inFolder(folder)).close();
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).toBe('{"contact":"a","at":5000}\n');
  });

  it('ends an erasure that a crash interrupted', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await live(store);
    await store.close();
    appendFileSync(join(folder, 'erasures.jsonl'), '{"contact":"erased","at":5000}\n');
    const again = await inFolder(folder);
    expect(await again.find('erased')).toBeUndefined();
    expect(await again.tombstones()).toEqual([{ contact: 'erased', at: 5000 }]);
    expect(filesWith(folder, 'RAHASIA')).toEqual([]);
    await again.close();
  });

  it('cleans the file at the next open when a crash came between the erasure and the cleaning', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await live(store);
    await store.close();
    const path = join(folder, 'semangat.db');
    const sql = openDatabase(path);
    sql.all('PRAGMA secure_delete = OFF');
    sql.atomically(() => {
      sql.run("DELETE FROM contacts WHERE id = 'erased'");
      sql.run("DELETE FROM rows WHERE contact = 'erased'");
      createTables(sql).meta.put('unclean', 'yes');
    });
    closeDatabase(sql);
    expect(filesWith(folder, 'RAHASIA')).toEqual(['semangat.db']);
    const again = await inFolder(folder);
    expect(filesWith(folder, 'RAHASIA')).toEqual([]);
    await again.close();
  });

  it('cleans the file at the next open when it died in the midst of cleaning it', async () => {
    const folder = makeFolder();
    const store = await inFolder(folder);
    await live(store);
    await store.close();
    const path = join(folder, 'semangat.db');
    const sql = openDatabase(path);
    sql.all('PRAGMA secure_delete = OFF');
    const exec = (): never => {
      throw new Error('killed');
    };
    const parts = { tables: createTables(sql), log: createErasureLog(path), forgetCopies: () => undefined };
    const eraser = createEraser({ ...parts, sql: { ...sql, exec } });
    expect(() => {
      eraser.erase('erased', 5000);
    }).toThrow('killed');
    closeDatabase(sql);
    expect(filesWith(folder, 'RAHASIA')).toEqual(['semangat.db']);
    const again = await inFolder(folder);
    expect([await again.find('erased'), filesWith(folder, 'RAHASIA')]).toEqual([undefined, []]);
    await again.close();
  });

  it('passes over a line that a crash cut short', async () => {
    const folder = makeFolder();
    const log = join(folder, 'erasures.jsonl');
    writeFileSync(log, '{"contact":"a","at":5000}\n{"contact":"b"');
    const store = await inFolder(folder);
    await store.erase('c', 6000);
    expect(await store.tombstones()).toHaveLength(2);
    await store.close();
    expect(readFileSync(log, 'utf8')).toBe('{"contact":"a","at":5000}\n{"contact":"c","at":6000}\n');
  });

  it('refuses a log of erasures that cannot be read, and says where', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'erasures.jsonl'), '{"contact":"a","at":5000}\nnonsense\n');
    await expect(inFolder(folder)).rejects.toThrow(/erasures\.jsonl:2 /);
    await expect(inFolder(folder)).rejects.toMatchObject({ reason: 'corrupt' });
  });
});
