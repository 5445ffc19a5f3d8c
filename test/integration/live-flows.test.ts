import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { assemble, type Assembly } from '../../src/assembly/assemble.ts';
import { readConfig } from '../../src/config.ts';
import { createLiveFlows, readLiveFolder } from '../../src/assembly/live-flows.ts';
import { readFolder } from '../../src/assembly/script.ts';
import { openStorage } from '../../src/assembly/storage.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const running: Assembly[] = [];
const log = () => undefined;

const flow = (thanks: string) => `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: ${thanks}
`;

function configOf(dir: string) {
  const dirs = { DATA_DIR: join(dir, 'data'), FLOWS_DIR: join(dir, 'flows'), LOCALES_DIR: 'locales' };
  return readConfig({ ...dirs, SIMULATOR: 'on', QUIET_HOURS: 'off' });
}

/** An installation in a folder, as `start` opens it. */
async function open(dir: string): Promise<Assembly> {
  const config = configOf(dir);
  const storage = await openStorage(config, log);
  const assembly = await assemble(config, await readLiveFolder(config, storage.store), { log, storage });
  running.push(assembly);
  await assembly.companion.start();
  return assembly;
}

async function close({ companion, store }: Assembly): Promise<void> {
  await companion.stop();
  await store.close();
}

let count = 0;
async function say({ companion }: Assembly, text: string): Promise<void> {
  const from = 'simulator:siti' as const;
  const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
  await companion.hear({ key: `k${++count}`, name: 'Siti', message });
  await companion.settled();
}

async function heard({ records }: Assembly): Promise<readonly unknown[]> {
  const rows = await records.conversation('simulator:siti', { after: null, limit: 100 });
  return rows.filter(({ data }) => data['direction'] === 'out').map(({ data }) => data['text']);
}

function write(dir: string, name: string, text: string): void {
  mkdirSync(join(dir, 'flows'), { recursive: true });
  writeFileSync(join(dir, 'flows', name), text);
}

describe('flows that go live while the companion runs', () => {
  afterEach(async () => {
    await Promise.all(running.splice(0).map(close));
  });

  it('are begun at once by whoever comes, and left alone by whoever is in the version before', async () => {
    const dir = newFolder();
    write(dir, 'kabar.yaml', flow('Lama.'));
    const assembly = await open(dir);
    await say(assembly, 'kabar');
    write(dir, 'kabar.yaml', flow('Baru.'));
    await assembly.live.publisher.publish(['kabar'], 'Rini');
    for (const text of ['baik', 'kabar', 'baik']) {
      await say(assembly, text);
    }
    await assembly.live.publisher.back('kabar', 'Rini');
    for (const text of ['kabar', 'baik']) {
      await say(assembly, text);
    }
    expect(await heard(assembly)).toEqual([
      'Apa kabar?',
      'Lama.',
      'Apa kabar?',
      'Baru.',
      'Apa kabar?',
      'Lama.',
    ]);
  });

  it('stay live after a restart, whatever the files say meanwhile, broken ones too', async () => {
    const dir = newFolder();
    write(dir, 'kabar.yaml', flow('Lama.'));
    const first = await open(dir);
    write(dir, 'kabar.yaml', flow('Baru.'));
    await first.live.publisher.publish([], 'Rini');
    await close(running.pop() ?? first);
    write(dir, 'kabar.yaml', 'steps: [');
    write(dir, 'lain.yaml', flow('Lain.'));
    const again = await open(dir);
    await say(again, 'kabar');
    await say(again, 'baik');
    expect(await heard(again)).toEqual(['Apa kabar?', 'Baru.']);
    const { drafts, faults } = await again.live.publisher.drafts();
    expect(drafts).toEqual([
      { flow: 'kabar', change: 'changed' },
      { flow: 'lain', change: 'new' },
    ]);
    expect(faults[0]).toMatch(/kabar\.yaml:1:\d+: error/);
  });

  it('are what the files say as long as nothing was ever published', async () => {
    const dir = newFolder();
    write(dir, 'kabar.yaml', flow('Lama.'));
    await close(await open(dir).then((first) => running.pop() ?? first));
    write(dir, 'kabar.yaml', flow('Baru.'));
    const again = await open(dir);
    await say(again, 'kabar');
    await say(again, 'baik');
    expect(await heard(again)).toEqual(['Apa kabar?', 'Baru.']);
  });

  it('are gone when their file is gone and that is published', async () => {
    const dir = newFolder();
    write(dir, 'kabar.yaml', flow('Lama.'));
    const assembly = await open(dir);
    rmSync(join(dir, 'flows', 'kabar.yaml'));
    await assembly.live.publisher.publish([], 'Rini');
    await say(assembly, 'kabar');
    expect(await heard(assembly)).not.toContain('Apa kabar?');
  });

  it('are taken over from another process on the same store', async () => {
    const dir = newFolder();
    write(dir, 'kabar.yaml', flow('Lama.'));
    const { live, store, clock } = await open(dir);
    const config = configOf(dir);
    const other = createLiveFlows(config, readFolder(config), { store, now: clock.now });
    write(dir, 'kabar.yaml', flow('Baru.'));
    await live.publisher.publish([], 'Rini');
    const versions = () => [live, other].map(({ script }) => script.programs.get('kabar')?.version);
    expect(new Set(versions()).size).toBe(2);
    await other.catchUp();
    expect(new Set(versions()).size).toBe(1);
  });
});
