import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgramProcess, type ProgramProcess } from '../program-process.ts';
import { type MongoUnderTest, startMongo } from './start-mongo.ts';
import { type RedisUnderTest, startRedis } from './start-redis.ts';

/** Two processes of the program that share a MongoDB and a Redis of their own. */
export interface TwoProcesses {
  readonly mongo: MongoUnderTest;
  readonly redis: RedisUnderTest;
  readonly processes: readonly ProgramProcess[];
  /** Kills the processes and stops the servers. */
  stop(): Promise<void>;
}

/** Starts them on the flows of `test/e2e/flows`, without quiet hours. */
export async function startTwoProcesses(): Promise<TwoProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-two-'));
  const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  const shared = {
    MONGODB_URI: mongo.freshUri(),
    REDIS_URL: redis.uri,
    FLOWS_DIR: 'test/e2e/flows',
    QUIET_HOURS: 'off',
  };
  const processes = await Promise.all(
    ['one', 'two'].map((name) => createProgramProcess({ ...shared, DATA_DIR: join(folder, name) })),
  );
  await Promise.all(processes.map((each) => each.start()));
  return {
    mongo,
    redis,
    processes,
    stop: async () => {
      await Promise.all(processes.map((each) => each.kill('SIGKILL')));
      await Promise.all([mongo.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
