import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIn, createPeople, findTrouble, listAll } from '../../support/check-in.ts';
import { createProgramProcess, pause, type ProgramProcess } from '../../support/program-process.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';

const own = { servers: ['mongod', 'redis-server'], own: true } as const;

describeWithServers('two processes whose servers go away and come back', own, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-outages-'));
  let mongo: MongoUnderTest;
  let redis: RedisUnderTest;
  let processes: ProgramProcess[] = [];

  beforeAll(async () => {
    [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
    const shared = {
      MONGODB_URI: mongo.freshUri(),
      REDIS_URL: redis.uri,
      FLOWS_DIR: 'test/e2e/flows',
      QUIET_HOURS: 'off',
    };
    processes = await Promise.all(
      ['one', 'two'].map((name) => createProgramProcess({ ...shared, DATA_DIR: join(folder, name) })),
    );
    await Promise.all(processes.map((each) => each.start()));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(processes.map((each) => each.kill('SIGKILL')));
    await Promise.all([mongo.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const outages: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['mongod is stopped and started', () => mongo.restart()],
    ['mongod answers nothing for a while', () => stall(mongo)],
    ['Redis is restarted', () => redis.restart()],
    [
      'a process sleeps beyond its lease and Redis is silent',
      () => Promise.all([stand(processes[0]), stall(redis)]),
    ],
    ['a process is killed and stays away for a while', () => leave(processes[1])],
  ];

  it.each(outages)(
    '%s: everything happens once',
    async (what, outage) => {
      const people = createPeople(8, processes, `${what.replace(/\W+/g, '-')}-`);
      const before = (await listAll(first(), 'results')).length;
      const talks = Promise.all(people.map(checkIn));
      talks.catch(() => undefined);
      await pause(300);
      await outage();
      await talks;
      const trouble = await findTrouble(first(), people);
      const results = (await listAll(first(), 'results')).length - before;
      expect([trouble.filter((each) => each.includes('was told')), results]).toEqual([[], people.length * 3]);
    },
    120_000,
  );

  it('a process is told to stop while mongod answers nothing: it is gone within ten seconds, and comes back', async () => {
    const [, second] = processes;
    mongo.pause();
    await pause(1000);
    const told = Date.now();
    expect(await second?.kill('SIGTERM')).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
    mongo.resume();
    await second?.start();
  }, 60_000);

  function first(): ProgramProcess {
    const [program] = processes;
    if (!program) {
      throw new Error('there is no process');
    }
    return program;
  }

  async function stall(server: MongoUnderTest | RedisUnderTest): Promise<void> {
    server.pause();
    await pause(3000);
    server.resume();
  }

  async function stand(program: ProgramProcess | undefined): Promise<void> {
    program?.signal('SIGSTOP');
    await pause(12_000);
    program?.signal('SIGCONT');
  }

  async function leave(program: ProgramProcess | undefined): Promise<void> {
    await program?.kill('SIGKILL');
    await pause(3000);
    await program?.start();
  }
});
