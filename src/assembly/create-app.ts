import { type Assembly } from './assemble.ts';
import { type Config } from '../config.ts';
import { createConsole } from '../console/app.ts';
import { createHealthApp } from '../console/health/health-routes.ts';
import { type Log } from '../domain/log.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';
import { type ClosableBench } from './draft-bench.ts';
import { talkFilesOf } from './open-companion.ts';
import { createLookout, joinWordOf } from './script.ts';
import { createTimetable, type Timetable } from '../programme/campaigns/create-timetable.ts';
import { createSegments } from '../programme/broadcasts/segments.ts';
import { createInvites } from '../programme/invites/create-invites.ts';
import { phraseOf } from './phrase-of.ts';
import { questionsOf } from '../programme/reports/questions-of.ts';

/** What a process does: everything, only channels and alarms, or only pages and API. */
export type Part = 'all' | 'worker' | 'web';

/** What a process answers requests with. */
export interface AppParts {
  readonly assembly: Assembly;
  readonly folder: FlowFolder;
  readonly log: Log;
  readonly bench: ClosableBench;
  readonly token: string;
  readonly part: Part;
}

/** The app of a process: the console and its API, or of a worker its health alone. */
export function createApp(config: Config, { assembly, folder, log, bench, token, part }: AppParts) {
  const { companion, records, telegram, whatsapp, live } = assembly;
  if (part === 'worker') {
    return createHealthApp({ companion, whatsapp });
  }
  return createConsole({
    companion,
    records,
    flows: () => [...live.script.programs.values()],
    questionsOf: (flow) => questionsOf(live.script.programs.get(flow) ?? { steps: [] }),
    publisher: live.publisher,
    draftBench: bench,
    talkFiles: talkFilesOf(assembly),
    simulator: config.simulator,
    defaults: { language: config.language, timezone: config.timezone },
    people: { ...folder.settings.people, titleOf: folder.phrases.titleOf },
    desk: folder.settings.desk,
    silence: () => live.script.manners.care.silence,
    token,
    phrase: phraseOf(config),
    log,
    timetable: timetableOf(assembly),
    whatsapp,
    telegramWebhook: telegram && config.telegram?.webhook ? telegram.handleWebhook : null,
    telegramPath: config.telegram?.webhook ? new URL(config.telegram.webhook.url).pathname : null,
    backup: assembly.store.backup,
    catchUp: assembly.catchUp ?? (() => Promise.resolve()),
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
  return createTimetable({ store, world: createLookout(live.script, () => companion.now()) });
}
