import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkIn, createPeople, findTrouble } from '../../support/check-in.ts';
import { createProgramProcess, type ProgramProcess } from '../../support/program-process.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';

const points = ['taken', 'kept', 'sending', 'sent', 'settled'] as const;
const folder = mkdtempSync(join(tmpdir(), 'semangat-points-'));
const usual = { FLOWS_DIR: 'test/e2e/flows', QUIET_HOURS: 'off', NODE_ENV: 'test' };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lets it die at a point, again and again, until everybody has finished. */
async function dieOften(program: ProgramProcess, point: string, done: () => boolean): Promise<number> {
  let died = 0;
  for (const count of [2, 7, 15]) {
    await program.start({ CRASH_AT: `${point}:${count}` }).catch(() => undefined);
    while (!done()) {
      const over = await Promise.race([program.ended().then(() => true), pauseShort()]);
      if (over) {
        break;
      }
    }
    if (done()) {
      return died;
    }
    died++;
  }
  await program.start();
  return died;
}

function pauseShort(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, 20, false));
}

async function survive(program: ProgramProcess, point: string, prefix: string): Promise<number> {
  const people = createPeople(6, [program], prefix);
  const state = { done: false };
  const talks = Promise.all(people.map(checkIn)).finally(() => (state.done = true));
  talks.catch(() => undefined);
  const died = await dieOften(program, point, () => state.done);
  await talks;
  await program.kill('SIGTERM');
  await program.start();
  expect(await findTrouble(program, people)).toEqual([]);
  return died;
}

describe('a process that dies at a point of the path', () => {
  it.each(points)(
    '%s, on the embedded store, does everything once',
    async (point) => {
      const program = await createProgramProcess({ ...usual, DATA_DIR: join(folder, point) });
      try {
        expect(await survive(program, point, point)).toBeGreaterThan(1);
      } finally {
        await program.kill('SIGKILL');
      }
    },
    120_000,
  );
});

describeWithServers(
  'a process that dies at a point of the path',
  { servers: ['mongod', 'redis-server'] },
  () => {
    let mongo: MongoUnderTest;
    let redis: RedisUnderTest;

    beforeAll(async () => {
      [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
    }, 60_000);

    afterAll(async () => {
      await Promise.all([mongo.stop(), redis.stop()]);
    });

    it.each(points)(
      '%s, on MongoDB and Redis, does everything once',
      async (point) => {
        const program = await createProgramProcess({
          ...usual,
          DATA_DIR: join(folder, `shared-${point}`),
          MONGODB_URI: mongo.freshUri(),
          REDIS_URL: redis.uri,
        });
        try {
          expect(await survive(program, point, point)).toBeGreaterThan(1);
        } finally {
          await program.kill('SIGKILL');
        }
      },
      180_000,
    );
  },
);
