import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../src/store/store.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../support/store-writer.ts', import.meta.url));
const makeFolder = useTemporaryFolders();
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});

/** A writing process, and a way to wait for a line it prints. */
function startWriter(path: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => running.delete(child));
  reader.on('line', (line) => lines.push(line));
  const until = async (enough: (lines: readonly string[]) => boolean): Promise<void> => {
    while (!enough(lines)) {
      await Promise.race([
        once(reader, 'line'),
        ended.then(() => Promise.reject(new Error(`The writer ended after: ${lines.at(-1) ?? 'nothing'}`))),
      ]);
    }
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { lines, until, kill, ended };
}

const open = (path: string): Promise<Store> => openEmbeddedStore({ path, now: () => 1000 });

const lastKept = (lines: readonly string[]): number => {
  const kept = lines.filter((line) => line.startsWith('kept ')).map((line) => Number(line.slice(5)));
  return Math.max(0, ...kept);
};

/** Opens what a killed writer left and says which revision it holds, after checking that it holds it whole. */
async function examine(path: string): Promise<number> {
  const store = await open(path);
  const records = await Promise.all(['a', 'b', 'c'].map((id) => store.find(id)));
  const [revision = 0] = records.map((record) => record?.revision ?? 0);
  const rows = await store.rows({ kind: 'messages', order: 'oldest', limit: 1_000_000 });
  await store.close();
  expect(records.map((record) => record?.revision ?? 0)).toEqual([revision, revision, revision]);
  expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: revision }, (_, index) => index + 1));
  const last = rows.at(-1);
  expect(records[2]?.contact.name).toBe(last?.data['name']);
  return revision;
}

describe('the embedded store under kill -9', () => {
  it('holds every write that it acknowledged, whole, and opens at once', async () => {
    const path = join(makeFolder(), 'semangat.db');
    let held = 0;
    for (let round = 0; round < 6; round += 1) {
      const writer = startWriter(path);
      const enough = held + Math.ceil(Math.random() * 150);
      await writer.until((lines) => lastKept(lines) >= enough);
      await writer.kill();
      const revision = await examine(path);
      await writer.ended;
      expect(writer.lines[0]).toBe(`open ${String(held)}`);
      const acknowledged = lastKept(writer.lines);
      // One more may have been kept than could be told.
      expect([acknowledged, acknowledged + 1]).toContain(revision);
      held = revision;
    }
  }, 120_000);

  it('refuses a second process while the first lives, and takes it when that was killed', async () => {
    const path = join(makeFolder(), 'semangat.db');
    const first = startWriter(path);
    await first.until((lines) => lastKept(lines) > 0);
    await expect(open(path)).rejects.toMatchObject({ reason: 'in_use' });
    const second = startWriter(path);
    await second.ended;
    expect(second.lines).toEqual(['refused in_use']);
    const seen = lastKept(first.lines);
    await first.until((lines) => lastKept(lines) > seen);
    await first.kill();
    expect(await examine(path)).toBeGreaterThan(seen);
    const third = startWriter(path);
    await third.until((lines) => lastKept(lines) > 0);
    await third.kill();
  }, 60_000);
});
