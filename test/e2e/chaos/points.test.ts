import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkIn, findTrouble } from '../../support/check-in.ts';
import { createPersistentPerson, type PersistentPerson } from '../../support/persistent-person.ts';
import { createProgramProcess, pause, type ProgramProcess } from '../../support/program-process.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';

const points = ['taken', 'kept', 'sending', 'sent', 'settled'] as const;
const folder = mkdtempSync(join(tmpdir(), 'semangat-points-'));
const usual = { FLOWS_DIR: 'test/e2e/flows', QUIET_HOURS: 'off', NODE_ENV: 'test' };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lets it die at every point, when that is reached for so many times, on the same data; tells where it did not. */
async function dieEverywhere(program: ProgramProcess, counts: readonly number[]): Promise<readonly string[]> {
  const survived: string[] = [];
  for (const count of counts) {
    for (const point of points) {
      await program.start({ CRASH_AT: `${point}:${count}` }).catch(() => undefined);
      if (!(await Promise.race([program.ended().then(() => true), pause(20_000).then(() => false)]))) {
        survived.push(`${point}:${count}`);
        await program.kill('SIGKILL');
      }
    }
  }
  return survived;
}

/** People who come one after the other for as long as they are let in; resolves with all who came. */
async function keepComing(program: ProgramProcess, queue: string, isOpen: () => boolean) {
  const came: PersistentPerson[] = [];
  while (isOpen()) {
    const person = createPersistentPerson(program, `${queue}${came.length}`);
    came.push(person);
    await checkIn(person);
  }
  return came;
}

/** What went wrong: where it did not die, and what did not happen once. */
async function survive(program: ProgramProcess, counts: readonly number[]): Promise<readonly string[]> {
  let open = true;
  const queues = ['ani', 'budi', 'cici', 'dedi', 'eka', 'fani'];
  const talks = Promise.all(queues.map((queue) => keepComing(program, queue, () => open)));
  talks.catch(() => undefined);
  const survived = await dieEverywhere(program, counts);
  open = false;
  await program.start();
  const people = (await talks).flat();
  await program.kill('SIGTERM');
  await program.start();
  return [...survived, ...(await findTrouble(program, people))];
}

describe('a process that dies at every point of the path', () => {
  it('does everything once on the embedded store', async () => {
    const program = await createProgramProcess({ ...usual, DATA_DIR: join(folder, 'embedded') });
    try {
      expect(await survive(program, [2, 7])).toEqual([]);
    } finally {
      await program.kill('SIGKILL');
    }
  }, 240_000);
});

describeWithServers(
  'a process that dies at every point of the path',
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

    it('does everything once on MongoDB and Redis', async () => {
      const program = await createProgramProcess({
        ...usual,
        DATA_DIR: join(folder, 'shared'),
        MONGODB_URI: mongo.freshUri(),
        REDIS_URL: redis.uri,
      });
      try {
        // Once each: whoever follows a dead process waits for its lease to run out.
        expect(await survive(program, [5])).toEqual([]);
      } finally {
        await program.kill('SIGKILL');
      }
    }, 240_000);
  },
);
