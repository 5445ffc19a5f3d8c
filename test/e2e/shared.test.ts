import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPersistentPerson, type PersistentPerson } from '../support/persistent-person.ts';
import { createProgramProcess, pause, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../support/servers/start-redis.ts';

const people = 40;
const wanted = (name: string) => [`Halo ${name}.`, 'Satu?', 'Dua?', 'Tiga?', 'Selesai: 3 ya baik'];

describeWithServers('two processes on one MongoDB and Redis', { servers: ['mongod', 'redis-server'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-shared-'));
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

  it('answer everybody once and in order while the one or the other is killed', async () => {
    const all = Array.from({ length: people }, (_, index) =>
      createPersistentPerson(processOf(index), `orang${index}`),
    );
    const talks = Promise.all(all.map(checkIn));
    const state = { done: false };
    void talks.then(
      () => (state.done = true),
      () => (state.done = true),
    );
    let killed = 0;
    for (; killed < 4 && !state.done; killed++) {
      await pause(1500);
      await processOf(killed).kill('SIGKILL');
      await processOf(killed).start();
    }
    await talks;
    for (const person of all) {
      const said = (await person.messages()).filter(({ from }) => from === 'bot').map(({ text }) => text);
      expect(said).toEqual(wanted(person.name));
    }
    const results = await list('results');
    expect(new Set(results.map(({ contact, step }) => `${contact} ${step}`)).size).toBe(people * 3);
    expect(results).toHaveLength(people * 3);
  }, 240_000);

  function processOf(index: number): ProgramProcess {
    const found = processes[index % processes.length];
    if (!found) {
      throw new Error('no process');
    }
    return found;
  }

  async function checkIn(person: PersistentPerson): Promise<void> {
    await person.say({ text: 'kabar' });
    await person.hear('Satu?');
    await person.say({ text: '3' });
    await person.hear('Dua?');
    await person.say({ choice: 1 });
    await person.hear('Tiga?');
    await person.say({ text: 'baik' });
    await person.hear('Selesai: 3 ya baik');
  }

  async function list(kind: string): Promise<Record<string, string>[]> {
    const answer = await processOf(0).api('GET', `/api/${kind}?limit=500`);
    return ((await answer.json()) as Record<string, Record<string, string>[]>)[kind] ?? [];
  }
});
