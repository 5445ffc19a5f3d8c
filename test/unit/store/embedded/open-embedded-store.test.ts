import { describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();
const newPath = (): string => join(makeFolder(), 'semangat.db');
const open = (path: string): Promise<Store> => openEmbeddedStore({ path, now: () => 1000 });

async function madeAt(path: string): Promise<void> {
  const store = await open(path);
  await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
  await store.close();
}

function foreignDatabase(path: string, sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

describe('opening the embedded store', () => {
  it('makes the folder and the database at the first start', async () => {
    const path = join(makeFolder(), 'deep', 'down', 'semangat.db');
    await madeAt(path);
    expect(existsSync(path)).toBe(true);
  });

  it('keeps nothing of a database in memory', async () => {
    const store = await open(':memory:');
    await store.write({ contacts: [writeOf(sampleRecord('a'))], rows: [] });
    await store.erase('a', 5000);
    expect(await store.tombstones()).toHaveLength(1);
    expect((await store.size()).bytes).toBeGreaterThan(0);
    await store.close();
    const other = await open(':memory:');
    expect(await other.tombstones()).toEqual([]);
    await other.close();
  });

  it('refuses a file that is open, and takes it once that was closed', async () => {
    const path = newPath();
    const first = await open(path);
    await expect(open(path)).rejects.toMatchObject({ reason: 'in_use' });
    await expect(open(path)).rejects.toThrow(/in use by another process; stop that one/);
    await first.putFact('k', 'v');
    await first.close();
    const second = await open(path);
    expect(await second.getFact('k')).toBe('v');
    await second.close();
  });

  it('goes on where the first start stopped before anything was written', async () => {
    const path = newPath();
    writeFileSync(path, '');
    const store = await open(path);
    expect(await store.nextDue()).toBeNull();
    await store.close();
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const path = newPath();
    await madeAt(path);
    foreignDatabase(path, 'PRAGMA user_version = 99');
    const before = readFileSync(path);
    await expect(open(path)).rejects.toMatchObject({ reason: 'newer' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('finds whom an older version wrote by their village and role too', async () => {
    const path = newPath();
    const older = await open(path);
    await older.write({ contacts: [writeOf(sampleRecord('a', 1, { village: 'Bayu' }))], rows: [] });
    await older.close();
    const made = ['contact_made', 'contact_changed', 'contact_gone'].map((each) => `DROP TRIGGER ${each};`);
    foreignDatabase(
      path,
      `${made.join('')} DROP TABLE contact_keys; ALTER TABLE contacts DROP COLUMN keys;
       DROP INDEX contacts_role; ALTER TABLE contacts DROP COLUMN role; DROP INDEX rows_state;
       CREATE INDEX contacts_role ON contacts (json_extract(body, '$.contact.role'), id);
       PRAGMA user_version = 3`,
    );
    const store = await open(path);
    expect(await store.listIds({ after: null, limit: 9, keys: ['village:bayu'] })).toEqual(['a']);
    expect(await store.listIds({ after: null, limit: 9, role: 'beneficiary' })).toEqual(['a']);
    await store.close();
  });

  it('refuses a database of another program and leaves it as it is', async () => {
    const path = newPath();
    foreignDatabase(path, 'CREATE TABLE theirs (a)');
    const before = readFileSync(path);
    await expect(open(path)).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(open(path)).rejects.toThrow(/another program/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a file that is no database and leaves it as it is', async () => {
    const path = newPath();
    writeFileSync(path, 'dear diary');
    await expect(open(path)).rejects.toMatchObject({ reason: 'corrupt' });
    expect(readFileSync(path, 'utf8')).toBe('dear diary');
  });

  it('refuses a damaged page', async () => {
    const path = newPath();
    await madeAt(path);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 2, 4096 * 4);
    writeFileSync(path, bytes);
    await expect(open(path)).rejects.toMatchObject({ reason: 'corrupt' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.each([
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'empty',
      (path: string) => {
        truncateSync(path);
      },
    ],
    [
      'cut short',
      (path: string) => {
        truncateSync(path, 5000);
      },
    ],
    [
      'replaced by an empty database',
      (path: string) => {
        rmSync(path);
        foreignDatabase(path, 'PRAGMA journal_mode = WAL; PRAGMA user_version = 0');
      },
    ],
  ])('refuses to begin anew where the database is %s', async (_, damage) => {
    const path = newPath();
    await madeAt(path);
    damage(path);
    await expect(open(path)).rejects.toMatchObject({ name: 'StoreError', reason: 'corrupt' });
  });

  it('begins anew when the mark of the lost database is removed', async () => {
    const path = newPath();
    await madeAt(path);
    rmSync(path);
    rmSync(`${path}.made`);
    const store = await open(path);
    expect(await store.find('a')).toBeUndefined();
    await store.close();
  });

  it('opens a backup that was copied to the place of the lost database', async () => {
    const path = newPath();
    await madeAt(path);
    const store = await open(path);
    await store.backup(`${path}.backup`);
    await store.close();
    rmSync(path);
    copyFileSync(`${path}.backup`, path);
    const restored = await open(path);
    expect(await restored.find('a')).toBeDefined();
    await restored.close();
  });

  it('says so when the folder cannot be made', async () => {
    const file = newPath();
    writeFileSync(file, '');
    await expect(open(join(file, 'semangat.db'))).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
