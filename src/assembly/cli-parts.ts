import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { openCompanion } from './open-companion.ts';
import { openStorage, storePath } from './storage.ts';
import { type CliParts, type Opened, type Running } from '../cli/parts.ts';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { createLog } from '../system/log.ts';
import { inspectKey } from './inspect-key.ts';
import { inspectServers } from './inspect-servers.ts';
import { moveToMongodb } from './move-to-mongodb.ts';
import { createLiveFlows, readLiveFolder } from './live-flows.ts';
import { languageGapsOf, readFolder, toScript } from './script.ts';
import { type Answers, runningFile } from '../system/running-file.ts';
import { phraseOf } from './phrase-of.ts';
import { livesInRealTime } from './programme-clock.ts';
import { type Store } from '../store/store.ts';
import { restoreEmbeddedStore } from '../store/embedded/restore-embedded-store.ts';

/** Gives the commands what they need of the outside. */
export function partsOf(config: Config): CliParts {
  return {
    ...config,
    now: realClock.now,
    phrase: phraseOf(config),
    readFolder: (flowsDir = config.flowsDir, drafts = []) => readFolder({ ...config, flowsDir }, drafts),
    languageGaps: () => languageGapsOf(config),
    script: (folder) => toScript(folder, config),
    findRunning: () => findRunning(config, 'api'),
    findWorker: () => findRunning(config, 'health'),
    openCompanion: () => openLiveCompanion(config),
    openInMemory: (folder, standsAt) => openCompanion(config, folder, { log: createLog('error'), standsAt }),
    withStore: (use) => withStore(config, use),
    withPublisher: (use) =>
      withStore(config, async (store) => {
        const folder = await readLiveFolder(config, store);
        return use(createLiveFlows(config, folder, { store, now: realClock.now }).publisher);
      }),
    restore: (file) => restoreStore(config, file),
    movableClock: !livesInRealTime(config),
    inspectServers: () => inspectServers(config),
    inspectKey: () => inspectKey(config),
    moveToMongodb: () => moveToMongodb(config),
  };
}

async function withStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  const { store } = await openStorage(config, createLog('error'));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** On the store of the installation, with what is live there. */
async function openLiveCompanion(config: Config): Promise<Opened> {
  const log = createLog('error');
  const storage = await openStorage(config, log);
  return openCompanion(config, await readLiveFolder(config, storage.store), { log, storage });
}

/** Opening the restored store replays the tombstones that lie beside it. */
async function restoreStore(config: Config, file: string) {
  if (config.shared) {
    const { restoreMongoStore } = await import('../store/mongo/backup/restore-mongo-store.ts');
    await restoreMongoStore({ backup: file, uri: config.shared.mongo, now: realClock.now });
  } else {
    await restoreEmbeddedStore({ backup: file, path: storePath(config.dataDir) });
  }
  const { store } = await openStorage(config, createLog('error'));
  const { contacts } = await store.size();
  await store.close();
  return { contacts };
}

const facts = z.object({ url: z.string(), token: z.string(), pid: z.number() });

/** What a killed process left behind is no running process: it must answer. */
async function findRunning({ dataDir }: Config, answers: Answers): Promise<Running | undefined> {
  try {
    const { url, token } = facts.parse(JSON.parse(readFileSync(runningFile(dataDir, answers), 'utf8')));
    const answer = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(2000) });
    return answer.ok ? { url, token } : undefined;
  } catch {
    return undefined;
  }
}
