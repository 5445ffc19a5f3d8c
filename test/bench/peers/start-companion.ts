import { realClock } from '../../../src/clock.ts';
import { type OutboundMessage } from '../../../src/domain/message.ts';
import { createHandler } from '../../../src/programme/create-handler.ts';
import { createEmbeddedScheduler } from '../../../src/queue/embedded/create-embedded-scheduler.ts';
import { type Companion } from '../../../src/runner/companion.ts';
import { createCompanion } from '../../../src/runner/create-companion.ts';
import { type Store } from '../../../src/store/store.ts';
import { programOf, scriptOf } from '../../support/script-of.ts';
import { createNoOpChannel } from './no-op-channel.ts';

interface Parts {
  readonly store: Store;
  readonly flows: Readonly<Record<string, string>>;
  readonly onSend: (message: OutboundMessage) => void;
}

const complain = (...words: readonly unknown[]): void => {
  process.stderr.write(`${words.map(String).join(' ')}\n`);
};

/** Starts the real companion on a store, with the alarm clock of a single process and a network that does nothing. */
export async function startCompanion({ store, flows, onSend }: Parts): Promise<Companion> {
  const companion = createCompanion({
    store,
    clock: realClock,
    realClock,
    leases: null,
    serves: true,
    reach: () => undefined,
    scheduler: createEmbeddedScheduler({ clock: realClock, onError: complain }),
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
    handle: createHandler({ store, clock: realClock }),
    files: { keep: () => Promise.resolve(''), move: () => Promise.resolve(), erase: () => Promise.resolve() },
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
