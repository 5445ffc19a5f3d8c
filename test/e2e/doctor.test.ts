import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { createPersistentPerson } from '../support/persistent-person.ts';
import { createProgramProcess, testToken } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { freePort } from '../support/servers/free-port.ts';
import { type ServerUnderTest } from '../support/servers/server-under-test.ts';
import { type MongoUnderTest, startMongo } from '../support/servers/start-mongo.ts';
import { startRedis } from '../support/servers/start-redis.ts';
import { sampleRecord, writeOf } from '../support/store-samples.ts';

const root = mkdtempSync(join(tmpdir(), 'semangat-doctor-'));

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
}

function doctor(variables: Record<string, string>, ...words: string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    ADMIN_TOKEN: testToken,
    FLOWS_DIR: 'test/e2e/flows',
    ...variables,
  };
  const child = spawn(process.execPath, [resolve('dist/main.js'), 'doctor', ...words], { env });
  let stdout = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  return new Promise((done) =>
    child.once('close', (code) => {
      done({ code, stdout });
    }),
  );
}

describe('semangat doctor on the embedded store', () => {
  it('says of a store that was made and is gone that it is to be restored', async () => {
    const dataDir = join(root, 'lost');
    const path = join(dataDir, 'semangat.db');
    await (await openEmbeddedStore({ path, now: () => Date.now() })).close();
    rmSync(path);
    const { code, stdout } = await doctor({ DATA_DIR: dataDir });
    expect(stdout).toMatch(/^BAD {2}The database .* is gone or empty\. Restore the latest backup/m);
    expect(stdout).not.toContain('"start" makes it');
    expect(code).toBe(1);
  });

  it('finds a folder that others may read and an address that is missing, and mends the address', async () => {
    const dataDir = join(root, 'open');
    mkdirSync(dataDir);
    const open = () => openEmbeddedStore({ path: join(dataDir, 'semangat.db'), now: () => Date.now() });
    const store = await open();
    const known = { addresses: ['simulator:ani' as const] };
    const household = ['a', 'b'].map((id) => writeOf(sampleRecord(id, 1, known)));
    await store.write({ contacts: household, rows: [] });
    await store.close();
    chmodSync(dataDir, 0o755);

    const first = await doctor({ DATA_DIR: dataDir });
    expect(first.stdout).toMatch(/^BAD {2}permissions of DATA_DIR: 755; .*chmod 700/m);
    expect(first.stdout).toMatch(/^BAD {2}contacts without the row of an address: 2; .*--repair/m);
    expect(first.code).toBe(1);

    chmodSync(dataDir, 0o700);
    const second = await doctor({ DATA_DIR: dataDir }, '--repair');
    expect(second.stdout).toMatch(/^note addresses made again: 1$/m);
    expect(second.stdout).toMatch(/^ok {3}contacts without the row of an address: 0$/m);
    expect(second.code).toBe(0);
    const mended = await open();
    expect(await mended.findAddress('simulator:ani')).toMatchObject({ contacts: ['a', 'b'], speaker: 'a' });
    await mended.close();
  }, 60_000);
});

describeWithServers('semangat doctor', { servers: ['mongod', 'redis-server'], own: true }, () => {
  let mongo: MongoUnderTest;
  let redis: ServerUnderTest;
  beforeAll(async () => {
    [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([mongo.stop(), redis.stop()]);
  });

  it('looks at servers, leases, channels and conversations while they go on', async () => {
    const variables = {
      MONGODB_URI: mongo.freshUri(),
      REDIS_URL: redis.uri,
      DATA_DIR: join(root, 'runs'),
      FLOWS_DIR: 'test/e2e/flows',
    };
    const program = await createProgramProcess(variables);
    await program.start();
    try {
      const ani = createPersistentPerson(program, 'ani');
      await ani.say({ text: 'kabar' });
      await ani.hear('Satu?');
      const sound = await doctor(variables);
      expect(sound.stdout).toMatch(/^ok {3}MongoDB \d+\.\d+\.\d+ at mongodb:/m);
      expect(sound.stdout).toMatch(/^ok {3}replica set "semangat", primary /m);
      expect(sound.stdout).toMatch(/^ok {3}clocks of this machine and MongoDB: /m);
      expect(sound.stdout).toMatch(/^ok {3}a write that a majority has journalled took \d+ ms$/m);
      expect(sound.stdout).toMatch(/^ok {3}indexes: all there$/m);
      expect(sound.stdout).toMatch(/^ok {3}lease "simulator": process \w+, holder number 1, until \d{4}-/m);
      expect(sound.stdout).toMatch(/^ok {3}Redis \d+\.\d+\.\d+ at redis:/m);
      expect(sound.stdout).toMatch(/^ok {3}maxmemory-policy: noeviction$/m);
      expect(sound.stdout).toMatch(/^ok {3}appendonly: yes$/m);
      expect(sound.stdout).toMatch(/^ok {3}channel simulator: on since /m);
      expect(sound.stdout).toMatch(/^ok {3}waiting sessions without a next event: 0$/m);
      expect(sound.stdout).toMatch(/^ok {3}nobody waits for something that is due$/m);
      expect(sound.stdout).not.toMatch(/^BAD/m);
      expect(sound.stdout).not.toContain(testToken);
      expect(sound.code).toBe(0);

      const client = new Redis(redis.uri);
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const evicting = await doctor(variables);
      await client.config('SET', 'maxmemory-policy', 'noeviction');
      client.disconnect();
      expect(evicting.stdout).toMatch(/^BAD {2}maxmemory-policy: allkeys-lru; set it to noeviction/m);
      expect(evicting.code).toBe(1);
    } finally {
      await program.kill('SIGTERM');
    }
  }, 120_000);

  it('says what cannot be reached, without the passwords', async () => {
    const [one, other] = [await freePort(), await freePort()];
    const { stdout, code } = await doctor({
      MONGODB_URI: `mongodb://sari:rahasia@127.0.0.1:${String(one)}/semangat`,
      REDIS_URL: `redis://:rahasia@127.0.0.1:${String(other)}`,
      DATA_DIR: join(root, 'away'),
    });
    expect(stdout).toMatch(/^BAD {2}The database mongodb:\/\/127\.0\.0\.1:\d+\/semangat cannot be reached/m);
    expect(stdout).toMatch(/^BAD {2}Redis at redis:\/\/127\.0\.0\.1:\d+ cannot be reached/m);
    expect(stdout).not.toContain('rahasia');
    expect(code).toBe(1);
  }, 60_000);
});
