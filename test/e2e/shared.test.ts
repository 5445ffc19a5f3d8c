import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIn, createPeople, findTrouble, listAll } from '../support/check-in.ts';
import { killWhile } from '../support/kill-while.ts';
import { type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { startTwoProcesses, type TwoProcesses } from '../support/servers/start-two-processes.ts';

describeWithServers('two processes on one MongoDB and Redis', { servers: ['mongod', 'redis-server'] }, () => {
  let two: TwoProcesses;

  beforeAll(async () => {
    two = await startTwoProcesses();
  }, 120_000);

  afterAll(() => two.stop());

  it('answer everybody once and in order while the one or the other is killed', async () => {
    const people = createPeople(40, two.processes);
    const talks = Promise.all(people.map(checkIn));
    await killWhile(talks, { most: 4, victim: processOf, after: () => 1500 });
    expect(await findTrouble(processOf(0), people)).toEqual([]);
    const results = await listAll(processOf(0), 'results');
    expect(new Set(results.map(({ contact, step }) => `${String(contact)} ${String(step)}`)).size).toBe(
      results.length,
    );
  }, 240_000);

  function processOf(index: number): ProgramProcess {
    const found = two.processes[index % two.processes.length];
    if (!found) {
      throw new Error('no process');
    }
    return found;
  }
});
