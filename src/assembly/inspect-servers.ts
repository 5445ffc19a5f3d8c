import { existsSync, statSync } from 'node:fs';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Finding, judge, note } from '../domain/finding.ts';
import { wasMade } from '../store/embedded/made-mark.ts';
import { isLeftBehind } from '../system/moved-mark.ts';
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
    // One that was made and is gone is told by who opens it.
    const isLost = wasMade(path) && !existsSync(path);
    return { findings: isLost ? [] : [inspectFile(path)], made: isLost || existsSync(path), served: false };
  }
  const { inspectMongo } = await import('../store/mongo/inspect/inspect-mongo.ts');
  const { inspectRedis } = await import('../queue/bullmq/inspect-redis.ts');
  const [mongo, redis] = await Promise.all([
    inspectMongo({ uri: shared.mongo, now: realClock.now }),
    inspectRedis(shared.redis),
  ]);
  return {
    findings: [...mongo.findings, ...redis, ...inspectLeft(dataDir)],
    made: mongo.made,
    served: mongo.served,
  };
}

/** An embedded store beside MongoDB: whoever is in it is known to nobody, unless it was moved. */
export function inspectLeft(dataDir: string): readonly Finding[] {
  const path = storePath(dataDir);
  if (!existsSync(path)) {
    return [];
  }
  return isLeftBehind(dataDir, path)
    ? [
        judge(
          false,
          `${path} is an embedded store that was not moved: nobody in it is known to MongoDB`,
          'bring it with "move-to-mongodb", or delete it if it is not needed',
        ),
      ]
    : [note(`${path} was moved to MongoDB; delete it once all is well`)];
}

function inspectFile(path: string): Finding {
  // A DATA_DIR that is a file, or that nobody lets us look into, is told by who looks at the folder.
  const file = existsSync(path) ? statSync(path) : undefined;
  return file === undefined
    ? note(`there is no embedded store at ${path} yet; "start" makes it`)
    : { level: 'ok', what: `embedded store at ${path}, ${file.size} bytes` };
}
