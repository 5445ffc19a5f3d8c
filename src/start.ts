import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { assemble, type Assembly } from './assemble.ts';
import { type Config } from './config.ts';
import { createConsole } from './console/app.ts';
import { createHealthApp } from './console/health-app.ts';
import { type Phrase } from './console/phrase.ts';
import { serve, type Served } from './console/serve.ts';
import { type Log } from './domain/log.ts';
import { formatFault } from './flowfile/yaml/fault.ts';
import { type FlowFolder } from './flowfile/load-folder.ts';
import { readConsoleTexts } from './flowfile/texts/console-texts.ts';
import { type ClosableBench, createDraftBench } from './draft-bench.ts';
import { createLog } from './log.ts';
import { talkFilesOf } from './open-companion.ts';
import { outliveLibraryFaults } from './outlive-library-faults.ts';
import { readLiveFolder } from './live-flows.ts';
import { leaveRunningFile, removeRunningFile } from './running-file.ts';
import { joinWordOf, languageGapsOf, packagedLocales, readFolder } from './script.ts';
import { openStorage, storePath } from './storage.ts';
import { createQrScreen } from './cli/qr-screen.ts';
import { Refusal } from './cli/refusal.ts';
import { placeEverybody } from './programme/people/place-everybody.ts';
import { createTimetable, type Timetable } from './programme/campaigns/create-timetable.ts';
import { createWorlds } from './engine/script.ts';
import { createSegments } from './programme/broadcasts/segments.ts';
import { createInvites } from './programme/invites/create-invites.ts';
import { type Store } from './store/store.ts';

/** What a process does: everything, only channels and alarms, or only pages and API. */
export type Part = 'all' | 'worker' | 'web';

/** Runs the companion until it is told to stop. Nothing is started while a flow file has errors. */
export async function start(config: Config, part: Part): Promise<void> {
  if (part !== 'all' && config.shared === null) {
    throw new Refusal(`"${part}" needs MONGODB_URI and REDIS_URL; with the embedded store use "start"`);
  }
  const screen = createQrScreen(process.stderr, (word) => phraseOf(config)(word));
  const log = createLog(config.logLevel, screen.disturb);
  // What was published counts, not the files; where nothing can have been, faults leave not even a store behind.
  if (config.shared === null && !existsSync(storePath(config.dataDir))) {
    refuseFaults(readFolder(config));
  }
  const storage = await openStorage(config, log);
  const folder = await readSoundFolder(config, storage.store, log);
  if (config.whatsapp) {
    outliveLibraryFaults(log);
  }
  const assembling = { log, serves: part !== 'web', onQr: screen.show, storage };
  const assembly = await assemble(config, folder, assembling);
  const admin = await findAdminToken(assembly.store, config);
  const bench = createDraftBench(config, { now: assembly.clock.now, log: createLog('error') });
  const served = await open(config, { assembly, folder, log, bench, token: admin.token, part }).catch(
    async (fault: unknown) => {
      await assembly.store.close();
      throw new Refusal(fault instanceof Error ? fault.message : 'the console could not be opened');
    },
  );
  announce(config, { served, admin, folder, part });
  stopOnSignal({ config, assembly, served, bench, log });
  await assembly.companion.start().catch(async (fault: unknown) => {
    await close({ config, assembly, served, bench, log });
    throw new Refusal(fault instanceof Error ? fault.message : 'a channel could not be started');
  });
  if (part !== 'web') {
    await placeEverybody(assembly, folder.settings.people.places);
  }
  log('info', 'the companion runs', { flows: folder.programs.size, channels: channelNames(assembly) });
}

async function readSoundFolder(config: Config, store: Store, log: Log): Promise<FlowFolder> {
  const folder = await readLiveFolder(config, store);
  try {
    refuseFaults(folder);
  } catch (refusal) {
    await store.close();
    throw refusal;
  }
  const warnings = folder.faults.length;
  if (warnings > 0) {
    log('warn', 'the flow files have warnings; "semangat flows check" lists them', { warnings });
  }
  languageGapsOf(config).forEach((gap) => {
    log('warn', gap);
  });
  return folder;
}

function refuseFaults({ faults }: FlowFolder): void {
  const errors = faults.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    const lines = errors.map(formatFault).join('\n');
    throw new Refusal(`${lines}\n${errors.length} error(s) in the flow files; nothing was started.`);
  }
}

interface Admin {
  readonly token: string;
  readonly made: boolean;
}

/** The token of the environment, else one that is made once and kept. */
async function findAdminToken(store: Store, { adminToken }: Config): Promise<Admin> {
  if (adminToken !== null) {
    return { token: adminToken, made: false };
  }
  const kept = await store.getFact('admin_token');
  if (kept !== undefined) {
    return { token: kept, made: false };
  }
  const token = randomBytes(24).toString('base64url');
  await store.putFact('admin_token', token);
  return { token, made: true };
}

interface Parts {
  readonly assembly: Assembly;
  readonly folder: FlowFolder;
  readonly log: Log;
  readonly bench: ClosableBench;
  readonly token: string;
  readonly part: Part;
}

async function open(config: Config, parts: Parts): Promise<Served> {
  const served = await serve({ app: createApp(config, parts), host: config.host, port: config.port });
  leaveRunningFile(config.dataDir, { url: served.url, token: parts.token });
  return served;
}

function createApp(config: Config, { assembly, folder, log, bench, token, part }: Parts) {
  const { companion, records, telegram, whatsapp, live } = assembly;
  if (part === 'worker') {
    return createHealthApp({ companion, whatsapp });
  }
  return createConsole({
    companion,
    records,
    flows: () => [...live.script.programs.values()],
    publisher: live.publisher,
    draftBench: bench,
    talkFiles: talkFilesOf(assembly),
    simulator: config.simulator,
    defaults: { language: config.language, timezone: config.timezone },
    people: { ...folder.settings.people, titleOf: folder.phrases.titleOf },
    desk: folder.settings.desk,
    token,
    phrase: phraseOf(config),
    log,
    timetable: timetableOf(assembly),
    whatsapp,
    telegramWebhook: telegram && config.telegram?.webhook ? telegram.handleWebhook : null,
    telegramPath: config.telegram?.webhook ? new URL(config.telegram.webhook.url).pathname : null,
    backup: assembly.store.backup,
    broadcasts: assembly.broadcasts,
    segments: createSegments({ ...assembly, now: () => companion.now() }),
    makeInvite: createInvites({ store: assembly.store, now: () => companion.now() }),
    doors: async () => ({
      whatsapp: (await whatsapp?.look())?.account ?? null,
      telegram: telegram?.botName() ?? null,
    }),
    get joinWord() {
      return joinWordOf(live.script);
    },
  });
}

function timetableOf({ store, companion, live }: Assembly): Timetable {
  const worlds = createWorlds(live.script);
  const world = () => worlds({ now: companion.now(), unseen: () => false, older: () => undefined });
  return createTimetable({ store, world });
}

/** The texts of pages and terminal, in the language of the installation. */
export function phraseOf(config: Config): Phrase {
  return readConsoleTexts([config.localesDir, packagedLocales], config.language);
}

function announce(
  config: Config,
  about: {
    readonly served: Served;
    readonly admin: Admin;
    readonly folder: FlowFolder;
    readonly part: Part;
  },
): void {
  const { served, admin, folder, part } = about;
  const pages = part !== 'worker';
  const say = phraseOf(config);
  const lines = [
    say('running', { url: served.url, count: String(folder.programs.size) }),
    ...(admin.made && pages
      ? [say('sign_in_once', { url: `${served.url}/sign-in?token=${admin.token}` })]
      : []),
    ...(config.simulator && pages ? [say('simulator_at', { url: `${served.url}/simulator` })] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function channelNames({ companion }: Assembly): string {
  return companion
    .health()
    .channels.map(({ name }) => name)
    .join(' ');
}

interface Running {
  readonly config: Config;
  readonly assembly: Assembly;
  readonly served: Served;
  readonly bench: ClosableBench;
  readonly log: Log;
}

/** In order: no new requests, no new messages, what is in work, the store. A second signal changes nothing. */
async function close({ config, assembly, served, bench }: Running): Promise<void> {
  await served.close();
  await bench.close();
  await assembly.companion.stop();
  await assembly.store.close();
  removeRunningFile(config.dataDir);
}

/** Longer than this, in milliseconds, no stop takes, be it that the database stands still: it is as safe as a crash. */
const stopWithin = 9000;

function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    running.log('info', 'stopping', { signal });
    setTimeout(() => {
      running.log(
        'warn',
        'stopped although the database did not answer; what is unsettled goes on at the next start',
      );
      process.exit(0);
    }, stopWithin);
    void close(running)
      .then(() => {
        running.log('info', 'stopped; nothing is lost');
        process.exit(0);
      })
      .catch((fault: unknown) => {
        running.log('error', 'the stop failed', { fault: fault instanceof Error ? fault.name : 'unknown' });
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
