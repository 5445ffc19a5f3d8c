import { join } from 'node:path';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Clock } from '../domain/time/clock.ts';
import { type Log } from '../domain/log.ts';
import { faultName } from '../domain/fault-name.ts';
import { isLeftBehind, refuseMoved } from '../system/moved-mark.ts';
import { type Scheduler } from '../queue/scheduler.ts';
import { createEmbeddedScheduler } from '../queue/embedded/create-embedded-scheduler.ts';
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';
import { type Leases } from '../store/leases.ts';
import { makeFolder } from '../store/make-folder.ts';
import { type Store, StoreError } from '../store/store.ts';
import { type Vault } from '../store/vault.ts';
import { type StoreTrouble, watchStore } from '../store/watch-store.ts';

/** Where an installation keeps its state, and what rings its alarms. */
export interface Storage {
  readonly store: Store;
  /** Why nothing can be kept in it at the moment; null while all is well. */
  readonly trouble: () => StoreTrouble | null;
  /** Whether it answers at this moment. */
  readonly answers: () => Promise<boolean>;
  /** Null where one process is alone with its store. */
  readonly leases: Leases | null;
  /** What the channels keep of themselves, sealed. */
  readonly vault: Vault;
  readonly createScheduler: (clock: Clock) => Scheduler;
}

/** What is not watched yet. */
type Opened = Omit<Storage, 'trouble' | 'answers'>;

/** Where the embedded store of an installation lies. */
export function storePath(dataDir: string): string {
  return join(dataDir, 'semangat.db');
}

/** Opens MongoDB and Redis where they are set, else the embedded pair. Throws StoreError with what to do. */
export async function openStorage(config: Pick<Config, 'dataDir' | 'shared'>, log: Log): Promise<Storage> {
  const opened = await openGiven(config, log);
  return { ...opened, ...watchStore({ store: opened.store, clock: realClock, log }) };
}

async function openGiven(config: Pick<Config, 'dataDir' | 'shared'>, log: Log): Promise<Opened> {
  makeDataFolder(config.dataDir);
  if (config.shared) {
    const opened = await openShared(config.shared, log);
    warnOfLeft(config.dataDir, log);
    return opened;
  }
  refuseMoved(config.dataDir);
  const store = await openEmbeddedStore({ path: storePath(config.dataDir), now: realClock.now });
  return {
    store,
    leases: null,
    vault: store.vault,
    createScheduler: (clock) =>
      createEmbeddedScheduler({ clock, onError: tell(log, 'an alarm could not be rung or kept') }),
  };
}

/** Whoever forgot to move, or whose move was interrupted before it began, would look for everybody in vain. */
function warnOfLeft(dataDir: string, log: Log): void {
  const path = storePath(dataDir);
  if (isLeftBehind(dataDir, path)) {
    log(
      'warn',
      `${path} is an embedded store that was not moved: nobody in it is known here. "move-to-mongodb" brings it into a database without contacts; if it is not needed, delete it.`,
    );
  }
}

function tell(log: Log, words: string): (fault: unknown) => void {
  return (fault) => {
    log('error', words, { fault: faultName(fault) });
  };
}

const redisFails =
  'Redis cannot be reached or refuses: nothing is lost, but reminders and messages of other processes come seconds late. Check that it runs and that REDIS_URL and its password are right; "semangat doctor" tells more.';

/** A store that is gone with the process, unless it is backed up into a file. */
export async function openInMemory(): Promise<Storage> {
  const store = await openEmbeddedStore({ path: ':memory:', now: realClock.now, deferred: true });
  const onError = (fault: unknown): never => {
    throw fault;
  };
  return {
    store,
    trouble: () => null,
    answers: () => Promise.resolve(true),
    leases: null,
    vault: store.vault,
    createScheduler: (clock) => createEmbeddedScheduler({ clock, onError }),
  };
}

/** The drivers are loaded only where they are used: a small machine has better use for the memory. */
async function openShared({ mongo, redis }: NonNullable<Config['shared']>, log: Log): Promise<Opened> {
  const { openMongoStore } = await import('../store/mongo/open-mongo-store.ts');
  const { createBullmqScheduler } = await import('../queue/bullmq/create-bullmq-scheduler.ts');
  const { StrangeJob } = await import('../queue/bullmq/strange-job.ts');
  const tellFault = tell(log, redisFails);
  const onError = (fault: unknown): void => {
    if (fault instanceof StrangeJob) {
      log('warn', fault.message);
    } else {
      tellFault(fault);
    }
  };
  const warn = (message: string): void => {
    log('warn', message);
  };
  const store = await openMongoStore({ uri: mongo, now: realClock.now, warn });
  return {
    store,
    leases: store.leases,
    vault: store.vault,
    createScheduler: (clock) =>
      createBullmqScheduler({ redisUrl: redis, prefix: 'semangat', clock, onError }),
  };
}

function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir, 0o700);
  } catch (cause) {
    const words = `The folder ${dataDir} cannot be made; set DATA_DIR to a folder on a disk that can be written.`;
    throw new StoreError('unavailable', words, { cause });
  }
}
