import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../support/servers/start-redis.ts';

const servers = ['mongod', 'redis-server'] as const;

describeWithServers('a process that only answers pages', { servers }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-web-'));
  let mongo: MongoUnderTest;
  let redis: RedisUnderTest;
  let web: ProgramProcess | undefined;

  beforeAll(async () => {
    [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  }, 60_000);

  afterAll(async () => {
    await web?.kill('SIGKILL');
    await Promise.all([mongo.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  function semangat(words: readonly string[], variables: Record<string, string>) {
    const env = { PATH: process.env['PATH'], ...variables };
    const child = spawn(process.execPath, [resolve('dist/main.js'), ...words], { env });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    return new Promise((done) =>
      child.once('close', (code) => {
        done({ code, said });
      }),
    );
  }

  it('keeps a restore from its database until it has stopped', async () => {
    const shared = { MONGODB_URI: mongo.freshUri(), REDIS_URL: redis.uri, FLOWS_DIR: 'test/e2e/flows' };
    const elsewhere = { ...shared, DATA_DIR: join(folder, 'elsewhere') };
    const file = join(folder, 'backup');
    web = await createProgramProcess({ ...shared, DATA_DIR: join(folder, 'web') }, 'web');
    await web.start();
    expect(await semangat(['backup', file], elsewhere)).toMatchObject({ code: 0 });
    const said = expect.stringContaining('A process runs on the database');
    expect(await semangat(['restore', file], elsewhere)).toMatchObject({ code: 1, said });
    await web.kill('SIGTERM');
    expect(await semangat(['restore', file], elsewhere)).toMatchObject({ code: 0 });
  }, 120_000);
});
