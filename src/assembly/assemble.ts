import { join } from 'node:path';
import { assembleBroadcasts, type BroadcastAssembly } from './assemble-broadcasts.ts';
import { type Channel } from '../channels/channel.ts';
import { createFileShelf, type FileShelf } from '../channels/simulator/file-shelf.ts';
import { createSimulator } from '../channels/simulator/simulator.ts';
import { connectNetworks, type Networks } from './connect-networks.ts';
import { type MovableClock, realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Log } from '../domain/log.ts';
import { createFiles, type Files } from '../system/files.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';
import { createReplanning } from '../programme/campaigns/create-replanning.ts';
import { createRetention } from '../programme/retention/create-retention.ts';
import { type Broadcasts } from '../programme/broadcasts/broadcasts.ts';
import { createHandler } from '../programme/create-handler.ts';
import { createAskWeb } from '../programme/webhooks/create-ask-web.ts';
import { resolveHost } from '../programme/webhooks/find-addresses.ts';
import { createRecords, type Records } from '../programme/records/records.ts';
import { type Companion } from '../runner/companion.ts';
import { type Chore } from '../runner/sweep/chore.ts';
import { type Path } from '../runner/path.ts';
import { createCompanion } from '../runner/create-companion.ts';
import { createLiveFlows, followPublications, type LiveFlows } from './live-flows.ts';
import { createRecompile } from './script.ts';
import { createCrash } from '../system/crash.ts';
import { openInMemory, openStorage, type Storage } from './storage.ts';
import { type Store } from '../store/store.ts';
import { followClock, openProgrammeClock, type ProgrammeClock, warnOfClock } from './programme-clock.ts';

/** The parts of a running programme, put together and not started. */
export interface Assembly extends Networks {
  readonly store: Store;
  readonly companion: Companion;
  readonly records: Records;
  readonly broadcasts: Broadcasts;
  readonly clock: MovableClock;
  /** Moves the clock on to where another process has moved it; absent where none can. */
  readonly catchUp: (() => Promise<void>) | undefined;
  readonly live: LiveFlows;
  readonly files: Files;
  /** What simulated people send. */
  readonly shelf: FileShelf;
}

/** How an assembly differs from the usual one. */
interface Assembling {
  readonly log: Log;
  /** False in a process that only answers pages. */
  readonly serves?: boolean;
  /** Told of each text for a QR; null: none counts any more. */
  readonly onQr?: (text: string | null) => void;
  /** Then it lives in memory alone, on a clock that stands at this moment until it is moved. */
  readonly standsAt?: Instant;
  /** What was opened before, to see what is live; it is closed with the assembly's store. */
  readonly storage?: Storage;
}

/** Puts the parts together. Throws StoreError with what to do when the store cannot be opened. */
export async function assemble(
  config: Config,
  folder: FlowFolder,
  assembling: Assembling,
): Promise<Assembly> {
  const { log, serves = true } = assembling;
  const storage = await openFor(config, assembling);
  const { store, trouble, answers, leases, createScheduler } = storage;
  const shared = leases !== null;
  const time = await openProgrammeClock(config, { store, shared, standsAt: assembling.standsAt });
  const { clock } = time;
  const files = filesOf(config);
  const shelf = createFileShelf(join(config.dataDir, 'simulator'));
  const crash = createCrash(process.env);
  const about = { ...assembling, ...folder.settings, files, crash };
  const networks = await connectNetworks(config, storage, about);
  const channels = channelsOf(config, Object.values(networks), { clock, shelf });
  const live = createLiveFlows(config, folder, { store, now: clock.now });
  const announcing = assembleBroadcasts({ ...folder, config, store, clock, channels, script: live.script });
  const companion = createCompanion({
    ...{ store, trouble, answers, leases },
    scheduler: createScheduler(clock),
    createChores: choresOf(folder, announcing),
    channels,
    ...time,
    realClock,
    serves,
    script: live.script,
    ...versionsOf(folder),
    settings: settingsOf(config, folder),
    handle: createHandler({ store, clock, ...handling(config, folder), announcing: announcing.answer }),
    files,
    reach: crash,
    log,
  });
  networks.telegram?.listen(companion.ear);
  await keepUp({ store, log, live, shared, time });
  const made = { ...networks, store, companion, clock, catchUp: time.catchUp, live, files, shelf };
  return { ...made, records: createRecords({ store }), broadcasts: announcing.open(companion) };
}

/** How flows of earlier versions are made again. */
function versionsOf(folder: FlowFolder) {
  return { sources: folder.sources, recompile: createRecompile(folder) };
}

/** With what other processes publish and with the clock as they move it; a machine's clock set back is told of. */
async function keepUp(about: {
  readonly store: Store;
  readonly log: Log;
  readonly live: LiveFlows;
  readonly shared: boolean;
  readonly time: ProgrammeClock;
}): Promise<void> {
  const { store, log, live, shared, time } = about;
  if (shared) {
    followPublications(live, log);
  }
  await warnOfClock(store, time.clock, log);
  followClock(time);
}

function choresOf({ settings }: FlowFolder, { createDriver }: BroadcastAssembly) {
  return (path: Path): readonly Chore[] => [
    createReplanning(path),
    createRetention(path, settings.retention),
    createDriver(path),
  ];
}

async function openFor(config: Config, { standsAt, storage, log }: Assembling): Promise<Storage> {
  return storage ?? (standsAt === undefined ? openStorage(config, log) : openInMemory());
}

function channelsOf(
  { simulator }: Config,
  networks: readonly (Channel | null)[],
  about: Parameters<typeof createSimulator>[0],
): Channel[] {
  return [...networks.filter((each) => each !== null), ...(simulator ? [createSimulator(about)] : [])];
}

function filesOf({ flowsDir, dataDir }: Config): Files {
  return createFiles({ flowMedia: join(flowsDir, 'media'), keptMedia: join(dataDir, 'media') });
}

/** How long a flow waits for a web service; it waits a minute for us. */
const webPatience = 15_000;

function handling({ webhookHosts: hosts }: Config, { settings, phrases }: FlowFolder) {
  return {
    onDuty: settings.onDuty,
    silence: settings.manners.care.silence,
    phrase: phrases.phrase,
    languages: phrases.languages,
    askWeb: createAskWeb({ hosts, resolve: resolveHost, within: webPatience }),
  };
}

function settingsOf(config: Config, { settings }: FlowFolder) {
  return {
    timezone: config.timezone,
    language: config.language,
    retry: settings.retry,
    reminderTooLate: settings.manners.reminderTooLate,
  };
}
