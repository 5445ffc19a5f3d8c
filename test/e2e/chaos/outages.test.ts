import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIn, createPeople, findTrouble, listAll } from '../../support/check-in.ts';
import { pause, type ProgramProcess } from '../../support/program-process.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { startTwoProcesses, type TwoProcesses } from '../../support/servers/start-two-processes.ts';

const own = { servers: ['mongod', 'redis-server'], own: true } as const;

describeWithServers('two processes whose servers go away and come back', own, () => {
  let two: TwoProcesses;

  beforeAll(async () => {
    two = await startTwoProcesses();
  }, 120_000);

  afterAll(() => two.stop());

  const outages: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['mongod is stopped and started', () => two.mongo.restart()],
    ['mongod answers nothing for a while', () => stall(two.mongo)],
    ['Redis is restarted', () => two.redis.restart()],
    [
      'a process sleeps beyond its lease and Redis is silent',
      () => Promise.all([stand(two.processes[0]), stall(two.redis)]),
    ],
    ['a process is killed and stays away for a while', () => leave(two.processes[1])],
  ];

  it.each(outages)(
    '%s: everything happens once',
    async (what, outage) => {
      const people = createPeople(8, two.processes, `${what.replace(/\W+/g, '-')}-`);
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
    const [, second] = two.processes;
    two.mongo.pause();
    await pause(1000);
    const told = Date.now();
    expect(await second?.kill('SIGTERM')).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
    two.mongo.resume();
    await second?.start();
  }, 60_000);

  it.each<[string, () => unknown, () => unknown]>([
    ['killed', () => two.mongo.kill(), () => two.mongo.restart()],
    [
      'silent',
      () => {
        two.mongo.pause();
      },
      () => {
        two.mongo.resume();
      },
    ],
  ])(
    'say within four seconds that they are not ready when mongod is %s, and are again when it is back',
    async (_, leaves, comes) => {
      const untilAll = (status: number, within: number) =>
        Promise.all(two.processes.map((each) => untilReady(each, status, within)));
      expect(await untilAll(200, 20_000)).toEqual([200, 200]);
      await leaves();
      expect(await untilAll(503, 4000)).toEqual([503, 503]);
      await comes();
      expect(await untilAll(200, 20_000)).toEqual([200, 200]);
    },
    60_000,
  );

  function first(): ProgramProcess {
    const [program] = two.processes;
    if (!program) {
      throw new Error('there is no process');
    }
    return program;
  }

  async function stall(server: TwoProcesses['mongo' | 'redis']): Promise<void> {
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

/** Looks until `/readyz` answers this, or for so many milliseconds; gives what it answered last. */
async function untilReady({ url }: ProgramProcess, status: number, within: number): Promise<number> {
  const end = Date.now() + within;
  for (;;) {
    const last = (await fetch(`${url}/readyz`)).status;
    if (last === status || Date.now() > end) {
      return last;
    }
    await pause(100);
  }
}
