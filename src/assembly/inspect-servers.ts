import { existsSync, statSync } from 'node:fs';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Finding, note } from '../domain/finding.ts';
import { storePath } from './storage.ts';

/** What was found, whether there is a store at all, and whether a process holds a lease there. */
interface Inspected {
  readonly findings: readonly Finding[];
  readonly made: boolean;
  readonly served: boolean;
}

/** Looks at where an installation keeps its state, without opening the store. */
export async function inspectServers({
  dataDir,
  shared,
}: Pick<Config, 'dataDir' | 'shared'>): Promise<Inspected> {
  if (shared === null) {
    const path = storePath(dataDir);
    return { findings: [inspectFile(path)], made: existsSync(path), served: false };
  }
  const { inspectMongo } = await import('../store/mongo/inspect/inspect-mongo.ts');
  const { inspectRedis } = await import('../queue/bullmq/inspect-redis.ts');
  const left = existsSync(storePath(dataDir))
    ? [note(`${storePath(dataDir)} is an embedded store that is not used; delete it once it was moved`)]
    : [];
  const [mongo, redis] = await Promise.all([
    inspectMongo({ uri: shared.mongo, now: realClock.now }),
    inspectRedis(shared.redis),
  ]);
  return { findings: [...mongo.findings, ...redis, ...left], made: mongo.made, served: mongo.served };
}

function inspectFile(path: string): Finding {
  // A DATA_DIR that is a file, or that nobody lets us look into, is told by who looks at the folder.
  const file = existsSync(path) ? statSync(path) : undefined;
  return file === undefined
    ? note(`there is no embedded store at ${path} yet; "start" makes it`)
    : { level: 'ok', what: `embedded store at ${path}, ${file.size} bytes` };
}
