import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { createPersistentPerson } from '../support/persistent-person.ts';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../support/servers/start-mongo.ts';
import { type ServerUnderTest } from '../support/servers/server-under-test.ts';
import { startRedis } from '../support/servers/start-redis.ts';
import { sampleRecord, sampleRow, writeOf } from '../support/store-samples.ts';

const many = 2000;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

describeWithServers('semangat move-to-mongodb', { servers: ['mongod', 'redis-server'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-moving-'));
  const running: ProgramProcess[] = [];
  let mongo: MongoUnderTest;
  let redis: ServerUnderTest;

  beforeAll(async () => {
    [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(running.map((each) => each.kill('SIGKILL')));
    await Promise.all([mongo.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(variables: Record<string, string>): Promise<ProgramProcess> {
    const made = await createProgramProcess(variables);
    running.push(made);
    await made.start();
    return made;
  }

  /** Where a test keeps its embedded store, and the database that it moves to. */
  function newPlace(name: string) {
    const embedded = { DATA_DIR: join(folder, name), FLOWS_DIR: 'test/e2e/flows', QUIET_HOURS: 'off' };
    const shared = { ...embedded, MONGODB_URI: mongo.freshUri(), REDIS_URL: redis.uri };
    return { embedded, shared, store: join(folder, name, 'semangat.db') };
  }

  function move(variables: Record<string, string>): Promise<Ended> {
    const env = { PATH: process.env['PATH'], ...variables };
    const child = spawn(process.execPath, [resolve('dist/main.js'), 'move-to-mongodb'], { env });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    return new Promise((done) =>
      child.once('close', (code) => {
        done({ code, said });
      }),
    );
  }

  /** Many others, of whom nobody hears anything meanwhile. */
  async function addCrowd(path: string): Promise<void> {
    const embedded = await openEmbeddedStore({ path, now: () => Date.now() });
    const ids = Array.from({ length: many }, (_, index) => `crowd${String(index)}`);
    await embedded.write({
      contacts: ids.map((id) => writeOf(sampleRecord(id))),
      rows: ids.map((id) => sampleRow(`m-${id}`, { contact: id })),
    });
    await embedded.close();
  }

  it('lets conversations go on where they were, reminders too', async () => {
    const { embedded, shared, store } = newPlace('talks');
    const before = await start(embedded);
    const [answers, waits] = ['ani', 'budi'].map((name) => createPersistentPerson(before, name));
    for (const person of [answers, waits]) {
      await person?.say({ text: 'kabar' });
      await person?.hear('Satu?');
    }
    expect(await move(shared)).toMatchObject({ code: 2, said: expect.stringContaining('stop it first') });
    expect(await before.kill('SIGTERM')).toBe(0);
    await addCrowd(store);
    const bytes = createHash('sha256').update(readFileSync(store)).digest('hex');

    const { code, said } = await move(shared);
    expect(said).toMatch(/^contacts +2002 +2002 +ok$/m);
    expect(said).toMatch(/^addresses +2 +2 +ok$/m);
    expect(said).toMatch(/^rows: messages +2006 +2006 +ok$/m);
    expect(code).toBe(0);
    expect(createHash('sha256').update(readFileSync(store)).digest('hex')).toBe(bytes);
    expect(await move(shared)).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds contacts already'),
    });

    await expect(start(embedded)).rejects.toThrow(/was moved to MongoDB: set MONGODB_URI/);
    const after = await start(shared);
    const ani = createPersistentPerson(after, 'ani');
    await ani.say({ text: '3' });
    await ani.hear('Dua?');
    const said0 = (await ani.messages()).map(({ text }) => text);
    expect(said0).toEqual(['kabar', 'Halo ani.', 'Satu?', '3', 'Dua?']);
    const moved = await after.api('POST', '/api/simulator/clock', { advance: '25h' });
    expect(moved.status).toBe(200);
    const heard = (await createPersistentPerson(after, 'budi').messages()).map(({ text }) => text);
    expect(heard.filter((text) => text === 'Satu?')).toHaveLength(2);
  }, 180_000);

  it('is asked for by a start on MongoDB for as long as it was forgotten', async () => {
    const { shared, store } = newPlace('forgotten');
    await addCrowd(store);
    const started = await start(shared);
    expect(started.stderr()).toContain('is an embedded store that was not moved: nobody in it is known here');
    await started.kill('SIGTERM');
  }, 120_000);

  it('is refused while a process runs on the database', async () => {
    const { shared, store } = newPlace('quiet');
    await addCrowd(store);
    await start({ ...shared, DATA_DIR: join(folder, 'elsewhere') });
    expect(await move(shared)).toMatchObject({
      code: 1,
      said: expect.stringContaining('A process runs on'),
    });
  }, 120_000);
});
