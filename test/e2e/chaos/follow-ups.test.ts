import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPeople } from '../../support/check-in.ts';
import { type PersistentPerson } from '../../support/persistent-person.ts';
import { pause } from '../../support/program-process.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { startTwoProcesses, type TwoProcesses } from '../../support/servers/start-two-processes.ts';

const reminder = 'Kami tunggu kabarnya.';

describeWithServers('reminders of two processes', { servers: ['mongod', 'redis-server'], own: true }, () => {
  let two: TwoProcesses;

  beforeAll(async () => {
    two = await startTwoProcesses();
  }, 120_000);

  afterAll(() => two.stop());

  it('come once although Redis was emptied before they were due', async () => {
    const people = await askAll('kosong');
    await flushAll(two.redis.uri);
    expect(await countReminders(people)).toEqual(people.map(() => 1));
  }, 60_000);

  it('come once although the process that would have rung them was killed', async () => {
    const people = await askAll('mati');
    await two.processes[1]?.kill('SIGKILL');
    const ofTheLiving = people.filter((_, index) => index % 2 === 0);
    expect(await countReminders(ofTheLiving)).toEqual(ofTheLiving.map(() => 1));
    await two.processes[1]?.start();
    expect(await countReminders(people)).toEqual(people.map(() => 1));
  }, 60_000);

  async function askAll(prefix: string): Promise<readonly PersistentPerson[]> {
    const people = createPeople(20, two.processes, prefix);
    await Promise.all(people.map((person) => person.say({ text: 'ingat' })));
    await Promise.all(people.map((person) => person.hear('Jadi datang?')));
    return people;
  }
});

/** How often each was reminded, once all have been and a second one would have come. */
async function countReminders(people: readonly PersistentPerson[]): Promise<readonly number[]> {
  await Promise.all(people.map((person) => person.hear(reminder)));
  await pause(2000);
  const talks = await Promise.all(people.map((person) => person.messages()));
  return talks.map((messages) => messages.filter(({ text }) => text === reminder).length);
}

/** Empties Redis as `redis-cli FLUSHALL` does. */
function flushAll(uri: string): Promise<void> {
  const { hostname, port } = new URL(uri);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('FLUSHALL\r\n'));
    socket.once('error', reject);
    socket.once('data', () => {
      socket.end();
      resolve();
    });
  });
}
