import { describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { restoreEmbeddedStore } from '../../../../src/store/embedded/restore-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();
const open = (path: string): Promise<Store> => openEmbeddedStore({ path, now: () => 1000 });

/** A database with `old` in its backup, and `new` since. */
async function lived() {
  const folder = makeFolder();
  const path = join(folder, 'semangat.db');
  const backup = join(makeFolder(), 'backup');
  const store = await open(path);
  await store.write({ contacts: [writeOf(sampleRecord('old', 1, { name: 'LAMA' }))], rows: [] });
  await store.backup(backup);
  await store.write({ contacts: [writeOf(sampleRecord('new', 1, { name: 'BARU' }))], rows: [] });
  return { folder, path, backup, store };
}

describe('restoring the embedded store', () => {
  it('puts the backup in place and keeps what stood there', async () => {
    const { path, backup, store } = await lived();
    await store.close();
    const before = readFileSync(backup);
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeDefined();
    expect(await restored.find('new')).toBeUndefined();
    await restored.close();
    expect(readFileSync(`${path}.replaced`, 'latin1')).toContain('BARU');
    expect(readFileSync(backup).equals(before)).toBe(true);
  });

  it('does so where the database is lost or damaged', async () => {
    const { path, backup, store } = await lived();
    await store.close();
    rmSync(path);
    await restoreEmbeddedStore({ backup, path });
    writeFileSync(path, 'noise');
    writeFileSync(`${path}-wal`, 'more noise');
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeDefined();
    await restored.close();
  });

  it('does so on a new computer', async () => {
    const { backup, store } = await lived();
    await store.close();
    const path = join(makeFolder(), 'data', 'semangat.db');
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeDefined();
    await restored.close();
  });

  it('is not taken for a programme that begins when it is killed before its last step', async () => {
    const { backup, store } = await lived();
    await store.close();
    const path = join(makeFolder(), 'semangat.db');
    await restoreEmbeddedStore({ backup, path });
    // As if what it brought had not been put in place yet.
    rmSync(path);
    await expect(open(path)).rejects.toMatchObject({ reason: 'corrupt' });
  });

  it('leaves nothing of the erased in what it replaced either', async () => {
    const { folder, path, backup, store } = await lived();
    await store.close();
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    await restored.erase('new', 5000);
    const holding = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('BARU'));
    expect(holding).toEqual([]);
    await restored.close();
  });

  it('keeps what stood there although the wrong backup was restored first, until somebody in it is erased', async () => {
    const { folder, path, backup, store } = await lived();
    await store.close();
    await restoreEmbeddedStore({ backup, path });
    await restoreEmbeddedStore({ backup, path });
    const holding = (): string[] =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('BARU'));
    expect(holding()).toEqual(['semangat.db.replaced']);
    expect(readFileSync(`${path}.replaced-2`, 'latin1')).toContain('LAMA');
    const restored = await open(path);
    await restored.erase('new', 5000);
    expect(readdirSync(folder).filter((name) => name.includes('replaced'))).toEqual([]);
    await restored.close();
  });

  it('keeps what stood there although somebody was erased since the backup', async () => {
    const { path, backup, store } = await lived();
    await store.erase('old', 5000);
    await store.close();
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeUndefined();
    await restored.close();
    expect(readFileSync(`${path}.replaced`, 'latin1')).toContain('BARU');
  });

  it('keeps nothing of what stood there and knows nothing of the erasure, as on a machine used before', async () => {
    const { path, backup, store } = await lived();
    await store.close();
    writeFileSync(join(dirname(path), 'erasures.jsonl'), '{"contact":"old","at":5000}\n');
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeUndefined();
    await restored.close();
    expect(existsSync(`${path}.replaced`)).toBe(false);
  });

  it('is for its own user to write, although the backup may only be read', async () => {
    const { path, backup, store } = await lived();
    await store.close();
    chmodSync(backup, 0o444);
    await restoreEmbeddedStore({ backup, path });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuses while the database is in use', async () => {
    const { path, backup, store } = await lived();
    await expect(restoreEmbeddedStore({ backup, path })).rejects.toMatchObject({ reason: 'in_use' });
    expect(await store.find('new')).toBeDefined();
    await store.close();
  });

  it('keeps what stood there when it was killed while it put it aside, and was begun again', async () => {
    const { path, backup, store } = await lived();
    await store.close();
    renameSync(path, `${path}.replaced`);
    await restoreEmbeddedStore({ backup, path });
    const restored = await open(path);
    expect(await restored.find('old')).toBeDefined();
    await restored.close();
    expect(readFileSync(`${path}.replaced`, 'latin1')).toContain('BARU');
  });

  it('refuses what is no backup and leaves everything as it was', async () => {
    const { folder, path, backup, store } = await lived();
    await store.close();
    const files = readdirSync(folder);
    writeFileSync(backup, 'noise');
    await expect(restoreEmbeddedStore({ backup, path })).rejects.toMatchObject({
      reason: 'corrupt',
      message: `The file ${backup} is no backup of Semangat, or is damaged; give the path of another one. Nothing was changed.`,
    });
    writeFileSync(backup, '');
    await expect(restoreEmbeddedStore({ backup, path })).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(restoreEmbeddedStore({ backup: `${backup}-not`, path })).rejects.toThrow(/no backup at/);
    await expect(restoreEmbeddedStore({ backup: folder, path })).rejects.toThrow(`no backup at ${folder}`);
    expect(readdirSync(folder)).toEqual(files);
    expect(existsSync(`${path}.replaced`)).toBe(false);
    const again = await open(path);
    expect(await again.find('new')).toBeDefined();
    await again.close();
  });
});
