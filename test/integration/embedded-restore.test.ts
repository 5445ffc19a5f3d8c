import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { pause } from '../support/program-process.ts';
import { sampleRecord, writeOf } from '../support/store-samples.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

const makeFolder = useTemporaryFolders();
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});

const open = (path: string): Promise<Store> => openEmbeddedStore({ path, now: () => 1000 });
const source = new URL('../../src/store/embedded/restore-embedded-store.ts', import.meta.url).href;

/** A process that restores, as soon as nobody has the database. */
function startRestore(backup: string, path: string): ChildProcess {
  const script = `
    const { restoreEmbeddedStore } = await import(${JSON.stringify(source)});
    for (let reason = 'in_use'; reason === 'in_use';) {
      reason = await restoreEmbeddedStore(${JSON.stringify({ backup, path })}).then(() => 'done', (fault) => fault.reason);
    }`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Why the database cannot be opened, once it cannot; null when it still can after half a minute. */
async function untilRefused(path: string): Promise<string | null> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      await (await open(path)).close();
    } catch (error) {
      return error instanceof StoreError ? error.reason : String(error);
    }
    await pause(50);
  }
  return null;
}

describe('a restore of the embedded store', () => {
  it('lets nobody start on the database while the backup is brought', async () => {
    const path = join(makeFolder(), 'semangat.db');
    const store = await open(path);
    await store.write({ contacts: [writeOf(sampleRecord('new'))], rows: [] });
    await store.close();
    // A backup that takes as long as the test wants: whoever opens a pipe waits for somebody to write into it.
    const pipe = join(makeFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const restoring = startRestore(pipe, path);
    const ended = once(restoring, 'exit');
    expect(await untilRefused(path)).toBe('in_use');
    closeSync(openSync(pipe, 'w'));
    await ended;
    const after = await open(path);
    expect(await after.find('new')).toEqual(sampleRecord('new'));
    await after.close();
  }, 60_000);
});
