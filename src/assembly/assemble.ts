import { join } from 'node:path';
import { assembleBroadcasts, type BroadcastAssembly } from './assemble-broadcasts.ts';
import { type Channel } from '../channels/channel.ts';
import { createFileShelf, type FileShelf } from '../channels/simulator/file-shelf.ts';
import { createSimulator } from '../channels/simulator/simulator.ts';
import { type TelegramChannel } from '../channels/telegram/telegram.ts';
import { createMovableClock, createStandingClock, type MovableClock, realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { connectWhatsApp, type WhatsAppAccount } from './connect-whatsapp.ts';
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
import { healthWordsOf } from './health-words-of.ts';
import { createRecompile } from './script.ts';
import { createCrash } from '../system/crash.ts';
import { openInMemory, openStorage, type Storage } from './storage.ts';
import { type Store } from '../store/store.ts';
import {
  catchUp,
  livesInRealTime,
  readOffset,
  setClock,
  warnOfClock,
  followClock,
} from './programme-clock.ts';

/** The parts of a running programme, put together and not started. */
export interface Assembly {
  readonly store: Store;
  readonly companion: Companion;
  readonly records: Records;
  readonly broadcasts: Broadcasts;
  readonly telegram: TelegramChannel | null;
  readonly whatsapp: WhatsAppAccount | null;
  readonly clock: MovableClock;
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
  const { store, trouble, leases, createScheduler } = storage;
  const real = livesInRealTime(config);
  const clock = await clockFor(store, real, assembling);
  const files = filesOf(config);
  const shelf = createFileShelf(join(config.dataDir, 'simulator'));
  const crash = createCrash(process.env);
  const about = { ...assembling, ...folder.settings, files, crash };
  const networks = await connectNetworks(config, storage, about);
  const channels = channelsOf(config, Object.values(networks), { clock, shelf });
  const live = createLiveFlows(config, folder, { store, now: clock.now });
  const { script } = live;
  const announcing = assembleBroadcasts({ ...folder, config, store, clock, channels, script });
  const companion = createCompanion({
    ...{ store, trouble, leases },
    scheduler: createScheduler(clock),
    createChores: choresOf(folder, announcing),
    channels,
    ...clocksOf(store, clock, { real, shared: leases !== null }),
    serves,
    script,
    ...versionsOf(folder),
    settings: settingsOf(config, folder),
    handle: createHandler({ store, clock, ...handling(config, folder), announcing: announcing.answer }),
    files,
    reach: crash,
    log,
  });
  networks.telegram?.listen(companion.ear);
  await keepUp({ store, clock, log, live, shared: leases !== null, real });
  const made = { ...networks, store, companion, clock, live, files, shelf };
  return { ...made, records: createRecords({ store }), broadcasts: announcing.open(companion) };
}

/** A network's library is loaded where it is switched on. */
async function connectNetworks(
  config: Config,
  storage: Awaited<ReturnType<typeof openStorage>>,
  about: Parameters<typeof connectWhatsApp>[2],
) {
  return {
    telegram: config.telegram && (await connectTelegram(config, config.telegram, about)),
    whatsapp: config.whatsapp && connectWhatsApp(config, storage, about),
  };
}

function choresOf({ settings }: FlowFolder, { createDriver }: BroadcastAssembly) {
  return (path: Path): readonly Chore[] => [
    createReplanning(path),
    createRetention(path, settings.retention),
    createDriver(path),
  ];
}

/** The programme's clock and the real one; the first may be moved where nobody lives in real time. */
function clocksOf(
  store: Store,
  clock: MovableClock,
  { real, shared }: { readonly real: boolean; readonly shared: boolean },
) {
  const set = (to: Instant): Promise<void> => setClock(store, clock, to);
  const follow = shared && !real ? () => catchUp(store, clock) : undefined;
  return { clock, realClock, setClock: real ? null : set, catchUp: follow };
}

/** How flows of earlier versions are made again. */
function versionsOf(folder: FlowFolder) {
  return { sources: folder.sources, recompile: createRecompile(folder) };
}

/** With the clock, and with what others publish where several processes share a store. */
async function keepUp(about: {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly log: Log;
  readonly live: LiveFlows;
  readonly shared: boolean;
  readonly real: boolean;
}): Promise<void> {
  const { store, clock, log, live, shared, real } = about;
  if (shared) {
    followPublications(live, log);
  }
  await warnOfClock(store, clock, log);
  if (shared && !real) {
    followClock(store, clock);
  }
}

async function openFor(config: Config, { standsAt, storage, log }: Assembling): Promise<Storage> {
  return storage ?? (standsAt === undefined ? openStorage(config, log) : openInMemory());
}

async function clockFor(store: Store, real: boolean, { standsAt }: Assembling): Promise<MovableClock> {
  return standsAt === undefined
    ? createMovableClock(real ? 0 : await readOffset(store))
    : createStandingClock(standsAt);
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

async function connectTelegram(
  config: Config,
  { token, apiRoot, webhook }: NonNullable<Config['telegram']>,
  { log, files }: { readonly log: Log; readonly files: Files },
): Promise<TelegramChannel> {
  const { createTelegram } = await import('../channels/telegram/telegram.ts');
  const words = healthWordsOf(config).telegram;
  return createTelegram({ token, apiRoot, webhook, clock: realClock, words, log, readFile: files.read });
}
