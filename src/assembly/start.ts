import { existsSync } from 'node:fs';
import { assemble, type Assembly } from './assemble.ts';
import { type Config } from '../config.ts';
import { serve, type Served } from '../console/http/serve.ts';
import { type Log } from '../domain/log.ts';
import { formatErrors } from '../flowfile/yaml/fault.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';
import { createDraftBench } from './draft-bench.ts';
import { createLog } from '../system/log.ts';
import { watchFallenFaults } from '../system/watch-fallen-faults.ts';
import { spareMemory } from '../system/spare-memory.ts';
import { readLiveFolder } from './live-flows.ts';
import { leaveRunningFile } from '../system/running-file.ts';
import { languageGapsOf, readFolder } from './script.ts';
import { openStorage, storePath } from './storage.ts';
import { createQrScreen } from '../cli/qr-screen.ts';
import { Refusal } from '../cli/refusal.ts';
import { refuseErrors } from '../cli/refuse-errors.ts';
import { placeEverybody } from '../programme/people/place-everybody.ts';
import { type Store } from '../store/store.ts';
import { type Admin, findAdminToken, noteTold } from './find-admin-token.ts';
import { close, type Listening, type Signals, stopOnSignal } from './stop-on-signal.ts';
import { createApp, type AppParts, type Part } from './create-app.ts';
import { phraseOf } from './phrase-of.ts';

/** Runs the companion until it is told to stop. Nothing is started while a flow file has errors. */
export async function start(config: Config, part: Part, signals: Signals): Promise<void> {
  if (part !== 'all' && config.shared === null) {
    throw new Refusal(`"${part}" needs MONGODB_URI and REDIS_URL; with the embedded store use "start"`);
  }
  spareMemory();
  const screen = createQrScreen(process.stderr, (word) => phraseOf(config)(word));
  const log = createLog(config.logLevel, screen.disturb);
  watchFallenFaults(log);
  // What was published counts, not the files; where nothing can have been, faults leave not even a store behind.
  if (config.shared === null && !existsSync(storePath(config.dataDir))) {
    refuseFaults(readFolder(config));
  }
  const storage = await openStorage(config, log);
  const folder = await readSoundFolder(config, storage.store, log);
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
  stopOnSignal(signals, { assembly, served, bench, log });
  announce(config, { served, admin, folder, part });
  if (admin.untold && part !== 'worker') {
    await noteTold(assembly.store);
  }
  await assembly.companion.start().catch(async (fault: unknown) => {
    await close({ assembly, served, bench, log });
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
  const hints = folder.hints.length;
  if (hints > 0) {
    log('warn', 'the flow files are hardly meant as written; "semangat flows check" says where', { hints });
  }
  languageGapsOf(config).forEach((gap) => {
    log('warn', gap);
  });
  return folder;
}

function refuseFaults({ faults }: FlowFolder): void {
  refuseErrors(faults, `${formatErrors(faults).length} error(s) in the flow files; nothing was started.`);
}

async function open(config: Config, parts: AppParts): Promise<Listening> {
  const served = await serve({ app: createApp(config, parts), host: config.host, port: config.port });
  const answers = parts.part === 'worker' ? 'health' : 'api';
  const forget = leaveRunningFile(config.dataDir, { url: served.url, token: parts.token, answers });
  return { ...served, forget };
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
    ...(admin.untold && pages
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
