import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { assemble } from './assemble.ts';
import { openStorage, storePath } from './storage.ts';
import { type CliParts, type Opened, type Running } from './cli/parts.ts';
import { realClock } from './clock.ts';
import { type Config } from './config.ts';
import { type Instant } from './domain/clock.ts';
import { type FlowFolder } from './flowfile/load-folder.ts';
import { createLog } from './log.ts';
import { inspectServers } from './inspect-servers.ts';
import { leaveMovedMark } from './moved-mark.ts';
import { moveToMongodb } from './move-to-mongodb.ts';
import { readFolder, toScript } from './script.ts';
import { phraseOf, runningFile } from './start.ts';
import { restoreEmbeddedStore } from './store/embedded/restore-embedded-store.ts';

/** Gives the commands what they need of the outside. */
export function partsOf(config: Config): CliParts {
  return {
    ...config,
    now: realClock.now,
    phrase: phraseOf(config),
    readFolder: (flowsDir = config.flowsDir, drafts = []) => readFolder({ ...config, flowsDir }, drafts),
    script: (folder) => toScript(folder, config),
    findRunning: () => findRunning(config),
    openCompanion: (folder) => openCompanion(config, folder),
    openInMemory: (folder, standsAt) => openCompanion(config, folder, standsAt),
    withStore: async (use) => {
      const { store } = await openStorage(config, createLog('error'));
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    },
    restore: (file) => restoreStore(config, file),
    movableClock: (config.telegram === null && config.whatsapp === null) || config.virtualClock,
    inspectServers: () => inspectServers(config),
    moveToMongodb: () => moveToMongodb(config),
    leaveMovedMark: () => {
      leaveMovedMark(config.dataDir);
    },
  };
}

/** On the simulator alone, whatever channels are configured. */
async function openCompanion(config: Config, folder: FlowFolder, standsAt?: Instant): Promise<Opened> {
  const onlySimulator = { ...config, telegram: null, whatsapp: null, simulator: true };
  const assembling = { log: createLog('error'), ...(standsAt === undefined ? {} : { standsAt }) };
  const { companion, records, store } = await assemble(onlySimulator, folder, assembling);
  await companion.start();
  const close = async (): Promise<void> => {
    await companion.stop();
    await store.close();
  };
  return { companion, records, backup: store.backup, close };
}

/** Opening the restored store replays the tombstones that lie beside it. */
async function restoreStore(config: Config, file: string) {
  if (config.shared) {
    const { restoreMongoStore } = await import('./store/mongo/restore-mongo-store.ts');
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
async function findRunning({ dataDir }: Config): Promise<Running | undefined> {
  try {
    const { url, token } = facts.parse(JSON.parse(readFileSync(runningFile(dataDir), 'utf8')));
    const answer = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(2000) });
    return answer.ok ? { url, token } : undefined;
  } catch {
    return undefined;
  }
}
