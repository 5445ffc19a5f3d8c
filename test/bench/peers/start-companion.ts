import { realClock } from '../../../src/system/clock.ts';
import { type OutboundMessage } from '../../../src/domain/message.ts';
import { createHandler } from '../../../src/programme/create-handler.ts';
import { WebError } from '../../../src/programme/webhooks/web-error.ts';
import { createEmbeddedScheduler } from '../../../src/queue/embedded/create-embedded-scheduler.ts';
import { type Scheduler } from '../../../src/queue/scheduler.ts';
import { type Companion } from '../../../src/runner/companion.ts';
import { type CompanionParts, createCompanion } from '../../../src/runner/create-companion.ts';
import { type Leases } from '../../../src/store/leases.ts';
import { type Store } from '../../../src/store/store.ts';
import { programOf, scriptOf } from '../../support/script-of.ts';
import { createNoOpChannel } from './no-op-channel.ts';

interface Parts {
  readonly store: Store;
  readonly flows: Readonly<Record<string, string>>;
  readonly onSend: (message: OutboundMessage) => void;
  /** The alarm clock of several processes and their leases; without it this process is alone. */
  readonly shared?: Shared;
  readonly createChores?: CompanionParts['createChores'];
}

/** What a companion shares with others. */
export interface Shared {
  readonly leases: Leases;
  readonly redisUrl: string;
}

const complain = (...words: readonly unknown[]): void => {
  process.stderr.write(`${words.map(String).join(' ')}\n`);
};

/** Each is loaded only by who needs it, as the program does. */
async function createScheduler(shared: Shared | undefined): Promise<Scheduler> {
  const parts = { clock: realClock, onError: complain };
  if (!shared) {
    return createEmbeddedScheduler(parts);
  }
  const { createBullmqScheduler } = await import('../../../src/queue/bullmq/create-bullmq-scheduler.ts');
  return createBullmqScheduler({ ...parts, redisUrl: shared.redisUrl, prefix: 'semangat' });
}

/** Starts the real companion on a store, with a network that does nothing. */
export async function startCompanion({
  store,
  flows,
  onSend,
  shared,
  createChores,
}: Parts): Promise<Companion> {
  const companion = createCompanion({
    store,
    clock: realClock,
    realClock,
    leases: shared?.leases ?? null,
    serves: true,
    reach: () => undefined,
    scheduler: await createScheduler(shared),
    channels: [createNoOpChannel(onSend)],
    script: scriptOf(flows, { quietHours: null, fridayPrayer: null }),
    sources: new Map(),
    recompile: programOf,
    settings: {
      timezone: 'Asia/Jakarta',
      language: 'id',
      retry: [1000],
      reminderTooLate: 24 * 60 * 60 * 1000,
    },
    handle: createHandler({
      store,
      clock: realClock,
      onDuty: 'role = coordinator',
      silence: null,
      phrase: (_, key) => key,
      languages: (each) => [each],
      askWeb: () => Promise.reject(new WebError('network')),
    }),
    files: {
      keep: () => Promise.resolve(''),
      move: () => Promise.resolve(),
      moveSome: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      erase: () => Promise.resolve(),
    },
    ...(createChores && { createChores }),
    setClock: null,
    log: (level, words) => {
      if (level !== 'info') {
        complain(level, words);
      }
    },
  });
  await companion.start();
  return companion;
}
